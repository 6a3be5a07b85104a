/** Hands text to the browser as a file to keep. */
export function download(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

export const downloadCsv = (name: string, rows: readonly (readonly string[])[]): void =>
  download(name, 'text/csv', `${rows.map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`);

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
