import type { Flavor } from '../../shared/mlmodel/model-document.ts';
import { visible } from '../../shared/safety/visible.ts';

/** A flavor as a tag: monogram, a stripe for its family, its name. */
export function FlavorChip({ flavor }: { readonly flavor: Pick<Flavor, 'name' | 'monogram' | 'family'> }) {
  return (
    <span className={`chip family-${flavor.family}`}>
      <span className="monogram" aria-hidden>
        {flavor.monogram}
      </span>
      {visible(flavor.name)}
    </span>
  );
}
