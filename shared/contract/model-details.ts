import * as z from 'zod';
import type { YamlNode } from '../mlmodel/yaml-node.ts';
import { yamlNode } from './model-schemas.ts';

/** What the files around MLmodel add to its details. */
export interface ModelDetails {
  /**
   * What registered_model_meta says: MLflow's client leaves it in the folder that it downloads a registered model into
   * (mlflow/store/artifact/models_artifact_repo.py). null without one; unreadable where it is no YAML.
   */
  readonly registered: { readonly state: 'read' | 'unreadable'; readonly node: YamlNode | null } | null;
  /** Bytes of the files that MLflow writes after it has added up the size; null where the files can't be seen. */
  readonly late: number | null;
}

export const modelDetails: z.ZodType<ModelDetails> = z.object({
  registered: z.object({ state: z.enum(['read', 'unreadable']), node: yamlNode.nullable() }).nullable(),
  late: z.number().nullable(),
});
