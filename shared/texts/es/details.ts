import type { Texts } from '../texts.ts';
import type { details as english } from '../en/details.ts';

export const details: Texts<typeof english> = {
  identity: 'Identidad',
  modelId: 'Modelo registrado en la ejecución (model_id)',
  modelUuid: 'model_uuid',
  runId: 'Ejecución (run_id)',
  artifactPath: 'Ruta del artefacto',
  times: 'Fechas',
  createdUtc: 'Creado, UTC',
  createdLocal: 'Creado, en su hora',
  timeCreated: 'time_created (antes de MLflow 1.0, sin zona)',
  sizes: 'Tamaño',
  declared: 'Declarado',
  counted: 'Archivos a los que se refiere',
  late: 'MLmodel y entorno, escritos después',
  all: 'Todos los archivos',
  bytes: '{{size}} ({{bytes}} B)',
  fit: {
    same: 'Los archivos ocupan lo que dice MLmodel.',
    more: 'Hay más de lo que cuenta MLmodel. MLflow suma los archivos antes de escribir los últimos, así que es habitual.',
    less: 'Hay menos de lo que dice MLmodel: puede faltar un archivo o estar cortado.',
    unknown: 'No se juzga: no se pudieron contar todos los archivos.',
  },
  registered: 'Modelo del registro',
  registeredName: 'Nombre',
  registeredVersion: 'Versión',
  aboutRegistered:
    'De registered_model_meta, que MLflow deja en la carpeta al descargar un modelo del registro. No demuestra de dónde proceden los archivos.',
  notRegistered: 'No hay registered_model_meta: los archivos no dicen a qué modelo del registro pertenecen.',
  registeredUnreadable: 'Hay un registered_model_meta, pero no se puede leer.',
  copy: 'Copiar todo como JSON',
  fields: 'Claves de MLflow',
  missing: 'No están en este MLmodel:',
  vendor: 'Puesto por Databricks o Azure',
  other: 'Claves desconocidas',
  aboutOther:
    'Ningún MLflow que conozca Model Porter escribe estas claves. Se conservan tal como están y no se juzgan.',
  owner: {
    mlflow: 'MLflow',
    databricks: 'Databricks',
    azure: 'Azure',
    other: 'desconocida',
  },
  since: 'desde {{version}}',
  about: {
    metadata: 'Lo que el autor añadió al registrar el modelo.',
    resources:
      'Lo que el modelo usa cuando se sirve, como endpoints e índices. Donde se despliegue, necesita acceso a ello.',
    auth_policy:
      'En nombre de quién llega el modelo a lo que usa: en el suyo (system) o en el de quien pregunta (user).',
    prompts:
      'Prompts del registro de prompts. No están en estos archivos; otro espacio de trabajo también los necesita.',
    env_vars:
      'Nombres de variables de entorno que se leyeron al probar el modelo. Sus valores no están en el modelo; defínalas donde se sirva.',
    mlflow_version: 'El MLflow que escribió el modelo.',
    databricks_runtime: 'El runtime de Databricks en el que se registró el modelo.',
    saved_input_example_info: 'Cómo está guardado el ejemplo del modelo.',
    is_signature_from_type_hint:
      'Si es true, MLflow comprueba las peticiones con las anotaciones de tipo de Python y no con la firma.',
    type_hint_from_example: 'Si es true, los datos llegan al modelo en la forma de su ejemplo.',
    wheels: 'Las bibliotecas se empaquetaron con el modelo como wheels.',
  },
};
