#!/usr/bin/env bash
# Writes tilted_planes.csv anew: daily irradiation under a clear sky on unobstructed planes as GRASS r.sun gives it.
# Needs GRASS (Debian: apt-get install grass-core). The table is committed, so that the tests need no GRASS.
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
for day in 21 80 172 265 355; do
    for plane in "0 180" "30 180" "40 180" "60 90" "90 180" "90 270" "40 0"; do
        read -r tilt azimuth <<< "$plane"
        aspect=$(((450 - azimuth) % 360))  # r.sun counts from east, counter-clockwise, and 0 is "no aspect"
        r.mapcalc expression="aspect=double($((aspect == 0 ? 360 : aspect)))" --q --o
        r.mapcalc expression="slope=double($tilt)" --q --o
        for linke in 2.5 4.0; do
            r.sun -p elevation=height lat=latitude long=longitude slope=slope aspect=aspect linke_value=$linke \
                albedo_value=0.2 day=$day step=0.05 beam_rad=beam diff_rad=diffuse refl_rad=ground --o --q
            echo "$tilt,$azimuth,$day,$linke,$(value beam),$(value diffuse),$(value ground)"
        done
    done
done
RUNS

{
    echo "# GRASS $(grass --config version), r.sun -p, 45.75 N, 150 m, albedo 0.2, step 0.05 h, solar time; Wh m-2 a day"
    echo "tilt_deg,azimuth_deg,day_of_year,linke,beam,diffuse,ground"
    grass "$work/location/PERMANENT" --exec bash "$work/runs.sh" 2> "$work/log" || { cat "$work/log" >&2; exit 1; }
} > "$here/tilted_planes.csv"
