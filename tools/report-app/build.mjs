// Bundles src/ into one HTML file with {{data}} where the report's data go: node build.mjs OUTPUT
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const source = (name) => fileURLToPath(new URL(`src/${name}`, import.meta.url));
const output = process.argv[2] ?? fileURLToPath(new URL("dist/page.html", import.meta.url));

async function bundled(entry) {
  const result = await build({
    entryPoints: [source(entry)], bundle: true, minify: true, write: false, format: "iife", charset: "utf8",
    target: ["chrome100", "firefox115", "safari16.4"], legalComments: "none", loader: { ".svg": "dataurl" },
    logLevel: "warning",
  });
  return result.outputFiles[0].text;
}

const [script, style] = await Promise.all([bundled("main.js"), bundled("page.css")]);
const page = readFileSync(source("page.html"), "utf8")
  .replace("{{style}}", () => style.trim())
  .replace("{{script}}", () => script.trim().replaceAll("</script", "<\\/script"));
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, page);
