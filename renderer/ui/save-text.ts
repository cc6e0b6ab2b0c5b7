/** Gives a text to the person as a file. */
export function saveText(name: string, type: string, text: string): void {
  saveBlob(name, new Blob([text], { type: `${type};charset=utf-8` }));
}

/** Gives data to the person as a file: the browser's download, which Electron turns into its save dialog. */
export function saveBlob(name: string, data: Blob): void {
  const url = URL.createObjectURL(data);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has its own hold on the data once it began.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

/** A name that every file system takes. */
export function fileName(...parts: readonly string[]): string {
  const safe = parts.join(' ').replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_');
  return safe.slice(0, 120).trim() || 'report';
}
