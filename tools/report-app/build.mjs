// Bundles src/ into one HTML file with {{data}} where the report's data go: node build.mjs OUTPUT
// Its Content-Security-Policy lets run what is bundled here and nothing else: hashes of the script and the style are in it.
import { createHash } from "node:crypto";
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
/** Neither ends the element that it stands in nor begins a comment there. */
const inline = (text) => text.trim().replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
const hash = (text) => `'sha256-${createHash("sha256").update(text, "utf8").digest("base64")}'`;
const parts = { style: style.trim(), script: inline(script) };
const page = readFileSync(source("page.html"), "utf8")
  .replace(/\{\{(style|script)(_hash)?\}\}/g, (_, part, asHash) => (asHash ? hash(parts[part]) : parts[part]));
mkdirSync(dirname(output), { recursive: true });
writeFileSync(output, page);
