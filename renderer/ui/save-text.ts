import type { Client } from '../../shared/contract/contract.ts';

/** Gives a text to the person as a file: by the system's dialog, or as the browser's download. null where they cancel. */
export async function saveText(client: Client, name: string, text: string): Promise<string | null> {
  const answer = await client.call('file.save', { name, text });
  if (answer.kind === 'cancelled') return null;
  if (answer.kind === 'download') download(answer.id, answer.name);
  return answer.name;
}

/** The browser's own download, of what the host offered. */
export function download(id: string, name: string): void {
  const link = document.createElement('a');
  link.href = `/download/${id}`;
  link.download = name;
  link.click();
}

/** A name that every file system takes. */
export function fileName(text: string, ending: string): string {
  const safe = text.replaceAll(/[^\p{L}\p{N}._ -]+/gu, '_').slice(0, 100);
  return `${safe.trim() || 'report'}.${ending}`;
}
