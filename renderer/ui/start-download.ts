/** The browser's own download, of what the host offered. */
export function startDownload(id: string, name: string): void {
  const link = document.createElement('a');
  link.href = `/download/${id}`;
  link.download = name;
  link.click();
}
