/*
 * What is known of Azure ML's no-code deployment, from its documents, its published scoring script and its issue trackers; nobody
 * asked a live workspace. Data, so that a rule can be dropped when the platform changes.
 */

/** The day on which this was last looked at. */
export const AZURE_AS_OF = '2026-11-20';

/** Packages that the generated scoring script needs, and that the model's own conda.yaml has to bring; `by`: others that bring it along. */
export const AZURE_PACKAGES: readonly {
  readonly name: string;
  readonly by?: readonly string[];
  readonly evidence: string;
}[] = [
  { name: 'azureml-ai-monitoring', evidence: '2026-04-24, azureml-examples #3902, #3928' },
  { name: 'azureml-contrib-services', evidence: 'azureml-examples #3928, #3933' },
  ...[
    { name: 'azureml-inference-server-http' },
    { name: 'mlflow', by: ['mlflow-skinny'] },
    { name: 'scikit-learn', by: ['mlflow'] },
    { name: 'pandas', by: ['mlflow'] },
    { name: 'numpy', by: ['mlflow', 'scikit-learn', 'pandas'] },
    { name: 'joblib', by: ['mlflow', 'scikit-learn'] },
    { name: 'cloudpickle', by: ['mlflow', 'mlflow-skinny'] },
    { name: 'psutil', by: ['azureml-inference-server-http'] },
  ].map((each) => ({ ...each, evidence: 'Azure ML documents' })),
];

/** Versions that are known not to work there (with that Python). */
export const AZURE_VERSIONS: readonly {
  readonly name: string;
  readonly rule: string;
  readonly refused: (version: readonly number[], python: readonly number[]) => boolean;
  readonly evidence: string;
}[] = [
  {
    name: 'mlflow',
    rule: 'mlflow-3',
    refused: ([major = 0]) => major >= 3,
    evidence: 'azureml-examples #3873, #4051',
  },
  {
    name: 'azureml-inference-server-http',
    rule: 'server-http',
    refused: ([major = 0, minor = 0, patch = 0]) => major === 1 && minor === 3 && patch <= 4,
    evidence: 'azureml-examples #4009',
  },
  {
    name: 'azureml-inference-server-http',
    rule: 'server-python',
    refused: ([major = 0, minor = 0], [three = 0, eight = 0]) =>
      three === 3 && eight === 8 && (major > 1 || (major === 1 && minor >= 3)),
    evidence: 'azureml-examples #4009',
  },
  {
    name: 'python',
    rule: 'python-old',
    refused: ([major = 0, minor = 0]) => major < 3 || (major === 3 && minor < 8),
    evidence: 'mslearn-mlops #60',
  },
];

/** Flavors whose requests may be nested: the scoring script hands them on as they come. */
export const AZURE_NESTED_FLAVORS: readonly string[] = ['transformers', 'langchain', 'openai'];
