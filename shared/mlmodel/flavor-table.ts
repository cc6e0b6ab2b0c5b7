import type { FlavorFamily, Reference } from './model-document.ts';

/** What is known of one flavor (mlflow/<flavor>/__init__.py of the versions that had it; R: mlflow/R/mlflow/R/model-*.R). */
export interface FlavorRow {
  readonly monogram: string;
  readonly family: FlavorFamily;
  /** The library's name as people install it. */
  readonly library: string | null;
  /** The key with the library's version. */
  readonly versionKey: string | null;
  /** Keys that name files or folders, each with its part in the model. */
  readonly paths: Readonly<Record<string, Reference['role']>>;
  /** The first MLflow without this flavor. */
  readonly removedIn?: string;
}

const data = { data: 'model' } as const;
const none = {} as const;

function row(
  monogram: string,
  family: FlavorFamily,
  library: string | null,
  versionKey: string | null,
  paths: FlavorRow['paths'],
  removedIn?: string,
): FlavorRow {
  return { monogram, family, library, versionKey, paths, ...(removedIn === undefined ? {} : { removedIn }) };
}

/** Every built-in flavor of every era. */
export const FLAVORS: Readonly<Record<string, FlavorRow>> = {
  python_function: row('py', 'generic', null, null, {
    data: 'model',
    model_path: 'model',
    python_model: 'model',
    model_code_path: 'code',
    parameters_path: 'config',
  }),
  sklearn: row('sk', 'tabular', 'scikit-learn', 'sklearn_version', { pickled_model: 'model' }),
  xgboost: row('xgb', 'tabular', 'xgboost', 'xgb_version', data),
  lightgbm: row('lgb', 'tabular', 'lightgbm', 'lgb_version', data),
  catboost: row('cb', 'tabular', 'catboost', 'catboost_version', data),
  statsmodels: row('sm', 'tabular', 'statsmodels', 'statsmodels_version', data),
  prophet: row('pr', 'tabular', 'prophet', 'prophet_version', data),
  pmdarima: row('pmd', 'tabular', 'pmdarima', 'pmdarima_version', data),
  shap: row('shp', 'tabular', 'shap', 'shap_version', { serialized_explainer: 'model' }),
  h2o: row('h2o', 'tabular', 'h2o', 'h2o_version', data),
  diviner: row('dv', 'tabular', 'diviner', 'diviner_version', data, '3.7'),
  pytorch: row('pt', 'deep-learning', 'torch', 'pytorch_version', {
    model_data: 'model',
    requirements_file: 'environment',
  }),
  tensorflow: row('tf', 'deep-learning', 'tensorflow', 'tensorflow_version', {
    data: 'model',
    saved_model_dir: 'model',
  }),
  keras: row('ker', 'deep-learning', 'keras', 'keras_version', data),
  onnx: row('onx', 'deep-learning', 'onnx', 'onnx_version', data),
  paddle: row('pd', 'deep-learning', 'paddlepaddle', 'paddle_version', { pickled_model: 'model' }),
  spacy: row('spc', 'deep-learning', 'spacy', 'spacy_version', data),
  fastai: row('fai', 'deep-learning', 'fastai', 'fastai_version', data, '3.0'),
  gluon: row('glu', 'deep-learning', 'mxnet', 'mxnet_version', data, '2.6'),
  spark: row('spk', 'big-data', 'pyspark', 'pyspark_version', { model_data: 'model' }),
  johnsnowlabs: row('jsl', 'big-data', 'johnsnowlabs', 'pyspark_version', { model_data: 'model' }),
  mleap: row('mlp', 'big-data', 'mleap', 'mleap_version', { model_data: 'model' }, '3.0'),
  transformers: row('hf', 'genai', 'transformers', 'transformers_version', {
    model_binary: 'model',
    peft_adaptor: 'model',
  }),
  sentence_transformers: row('st', 'genai', 'sentence-transformers', 'sentence_transformers_version', {
    model_binary: 'model',
  }),
  diffusers: row('dif', 'genai', 'diffusers', 'diffusers_version', { adapter_weights: 'model' }),
  langchain: row('lc', 'genai', 'langchain', 'langchain_version', {
    model_data: 'model',
    tools_data: 'model',
    agent_data: 'model',
    loader_fn: 'code',
    model_code_path: 'code',
  }),
  llama_index: row('li', 'genai', 'llama-index', 'llama_index_version', none),
  dspy: row('dsp', 'genai', 'dspy', 'dspy_version', { model_path: 'model' }),
  openai: row('oai', 'genai', 'openai', 'openai_version', data),
  promptflow: row('pf', 'genai', 'promptflow', 'version', { entry: 'model' }, '3.7'),
  crate: row('R', 'generic', 'carrier (R)', 'version', { model: 'model' }),
  r_function: row('R', 'generic', 'R', 'version', { model: 'model' }, '1.0'),
};
