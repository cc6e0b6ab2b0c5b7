/** A name for a file as every system takes it: a model's own may hold what no file name may. */
export function safeName(name: string): string {
  // oxlint-disable-next-line no-control-regex -- the characters that Windows refuses
  return name.replace(/[\u0000-\u001f<>:"/\\|?*]/g, '_').slice(0, 200) || 'model';
}
