import type { Grant } from '../../../shared/contract/schemas.ts';
export function ModelPage({ grant, path }: { readonly grant: Grant; readonly path: string }) {
  return <p>{grant.name + path}</p>;
}
