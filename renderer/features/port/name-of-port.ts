import type { PortRow } from '../../../shared/export/port-row.ts';
import { visible } from '../../../shared/safety/visible.ts';
import type { useTexts } from '../../texts.ts';

/** `churn version 3`: what a port makes, or made; a zip holds no numbered one. */
export function nameOfPort({ model, version, target }: PortRow, t: ReturnType<typeof useTexts>['t']): string {
  const name = visible(model);
  return target.kind === 'zip' ? name : t('stores.version.of', { name, version });
}
