import type { PackageRow } from '../../../shared/environment/environment-report.ts';
import type { EnvironmentSource } from '../../../shared/environment/environment-sources.ts';
import { useTexts } from '../../texts.ts';

/** What is to be known of a package, in words. */
export function useMarkText(): (mark: PackageRow['marks'][number]) => string {
  const { t } = useTexts();
  const name = (source: EnvironmentSource) => t(`environment.column.${source}`);
  return (mark) =>
    mark.kind === 'disagree'
      ? t('environment.mark.disagree', { ...mark, a: name(mark.a), b: name(mark.b) })
      : t(`environment.mark.${mark.kind}`, { source: name(mark.source) });
}
