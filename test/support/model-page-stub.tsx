/** Takes the place of a model's page, which is tested by itself. */
export function ModelPage({ path, onCompare }: { readonly path: string; readonly onCompare: () => void }) {
  return (
    <>
      <h1>model at {path}</h1>
      <button onClick={onCompare}>Compare…</button>
    </>
  );
}
