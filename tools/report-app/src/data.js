// The report's data: deflated, in base64, in the page. Tables come out as typed arrays over one buffer.

const chunk = 1 << 20; // characters at a time, a multiple of four: the whole is never there twice

function bytesOf(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

async function inflate(base64) {
  const stream = new DecompressionStream("deflate");
  const whole = new Response(stream.readable).arrayBuffer();
  const writer = stream.writable.getWriter();
  for (let at = 0; at < base64.length; at += chunk) await writer.write(bytesOf(base64.slice(at, at + chunk)));
  await writer.close();
  return whole;
}

/** Text by row, from codes into words or from lines. */
function textColumn(column, buffer, at) {
  if (column.type === "code") {
    const codes = new Uint16Array(buffer, at, column.length / 2);
    return { codes, words: column.words, at: (i) => column.words[codes[i]] };
  }
  let lines = null;
  const read = () => (lines ??= new TextDecoder().decode(new Uint8Array(buffer, at, column.length)).split("\n"));
  return { codes: null, words: null, at: (i) => read()[i] };
}

function tableOf(table, buffer, start) {
  const columns = { count: table.count };
  for (const column of table.columns) {
    const at = start + column.at;
    columns[column.name] = column.type === "f32" ? new Float32Array(buffer, at, column.length / 4)
      : column.type === "i32" ? new Int32Array(buffer, at, column.length / 4)
        : textColumn(column, buffer, at);
  }
  return columns;
}

/** { head, tables } of the text in the page; see src/report/page_pack.hpp for how they are laid down. */
export async function unpack(base64) {
  const buffer = await inflate(base64);
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 4, length)));
  const tables = {};
  for (const [name, table] of Object.entries(head.tables)) tables[name] = tableOf(table, buffer, 4 + length);
  delete head.tables;
  return { head, tables };
}
