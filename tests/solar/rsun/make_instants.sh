#!/usr/bin/env bash
# Writes instants.csv anew: irradiance under a clear sky on unobstructed planes at moments of solar time, as GRASS r.sun
# gives it. Needs GRASS (Debian: apt-get install grass-core). The table is committed, so that the tests need no GRASS.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
grass -c EPSG:32652 "$work/location" -e > "$work/log" 2>&1

cat > "$work/runs.sh" <<'RUNS'
set -euo pipefail
g.region n=5066410 s=5066400 e=500010 w=500000 res=10 --q
r.mapcalc expression="height=150.0" --q
r.mapcalc expression="latitude=45.75" --q
r.mapcalc expression="longitude=0.0" --q
value() { r.info -r "$1" | sed -n 's/^min=//p'; }
for moment in "80 9" "80 12" "172 7" "172 12" "172 16.5" "355 10" "355 12"; do
    read -r day hour <<< "$moment"
    for plane in "0 180" "30 180" "60 90"; do
        read -r tilt azimuth <<< "$plane"
        aspect=$(((450 - azimuth) % 360))  # r.sun counts from east, counter-clockwise, and 0 is "no aspect"
        r.mapcalc expression="aspect=double($((aspect == 0 ? 360 : aspect)))" --q --o
        r.mapcalc expression="slope=double($tilt)" --q --o
        r.sun -p elevation=height lat=latitude long=longitude slope=slope aspect=aspect linke_value=4.0 \
            albedo_value=0.2 day=$day time=$hour incidout=angle beam_rad=beam diff_rad=diffuse refl_rad=ground --o --q
        echo "$tilt,$azimuth,$day,$hour,$(value beam),$(value diffuse),$(value ground),$(value angle)"
    done
done
RUNS

{
    echo "# GRASS $(grass --config version), r.sun -p, 45.75 N, 150 m, Linke 4, albedo 0.2, solar time; W m-2, degrees"
    echo "tilt_deg,azimuth_deg,day_of_year,solar_hour,beam,diffuse,ground,incidence_deg"
    grass "$work/location/PERMANENT" --exec bash "$work/runs.sh" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
} > "$here/instants.csv"
