#!/usr/bin/env bash
# The documentation becomes a site without a warning, every page of it is in the navigation, and nothing of it is loaded
# from elsewhere.  check_site.sh SOURCE-FOLDER
set -euo pipefail
if ! command -v mkdocs > /dev/null; then
  echo "mkdocs is not installed (tools/packages-integrations.txt)"
  [ -z "${SUNSHED_INTEGRATIONS:-}" ] && exit 77
  exit 1
fi
site="$(mktemp -d)"
trap 'rm -rf "$site"' EXIT
"$1/tools/docs" "$site"
for page in $(cd "$1/docs" && find . -name '*.md' -not -path './examples/*' -not -path './scripts/*'); do
  grep -q "${page#./}" "$1/tools/docs.yml" || { echo "$page is not in the navigation of tools/docs.yml"; exit 1; }
  [ -s "$site/${page%.md}.html" ] || { echo "the site has no $page"; exit 1; }
done
if grep -rlE '<(script|img|link)[^>]*(src|href)="?https?://' "$site" --include=*.html | grep -v 404; then
  echo "these pages load something from elsewhere"
  exit 1
fi
