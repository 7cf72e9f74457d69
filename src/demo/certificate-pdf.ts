/** Escapes what a PDF string keeps for itself (ISO 32000-1, 7.3.4.2); other than ASCII is not needed here. */
const escaped = (text: string): string => text.replace(/[\\()]/g, (sign) => `\\${sign}`);

const contentOf = (lines: readonly string[]): string =>
  ['BT /F1 14 Tf 72 720 Td 22 TL', ...lines.map((line) => `(${escaped(line)}) Tj T*`), 'ET'].join('\n');

/** A page of A5 with some lines of text: the smallest PDF that every viewer opens, for documents of the demonstration. */
export const pageAsPdf = (lines: readonly string[]): Buffer => {
  const content = contentOf(lines);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, at) => {
    const offset = text.length;
    text += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const startOfTable = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${startOfTable}\n%%EOF\n`;
  return Buffer.from(text, 'ascii');
};
