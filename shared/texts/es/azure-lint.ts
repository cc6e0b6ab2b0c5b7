import type { azureLint as english } from '../en/azure-lint.ts';
import type { Texts } from '../texts.ts';

export const azureLint: Texts<typeof english> = {
  title: '{{name}}, para Azure ML',
  documents:
    'Según documentos: escrito sin conexión con Azure ML, por lo que decían sus documentos y su guion de inferencia el {{day}}. Nadie lo probó en un espacio real.',
  register: 'Registrar',
  how: 'Desempaquete el zip, vaya a su carpeta y registre el modelo de «{{folder}}». Azure pone por sí mismo el número de versión siguiente.',
  serving: 'Servirlo sin código (no-code deployment)',
  served: {
    mlflow: 'Un despliegue en línea o por lotes de un modelo de MLflow no necesita ni entorno ni guion de inferencia.',
    triton:
      'Un punto de conexión en línea administrado lo sirve con Triton, en una máquina con GPU si el backend la necesita.',
    custom: 'Necesita un entorno y un guion de inferencia propios.',
  },
  none: 'No se conoce nada que lo impida.',
  errors_one: 'Se sabe de {{count}} cosa que falla allí.',
  errors_other: 'Se sabe de {{count}} cosas que fallan allí.',
  warnings_one: 'No se sabe de nada que falle allí; hay {{count}} cosa que mirar.',
  warnings_other: 'No se sabe de nada que falle allí; hay {{count}} cosas que mirar.',
  severity: { error: 'falla', warning: 'mírelo', note: 'nota' },
  custom: 'Los archivos cualesquiera no se pueden servir sin código.',
  'no-pyfunc': 'No hay flavor python_function: solo se sirve ese.',
  'no-signature': 'Sin firma no hay esquema para quienes llaman; las peticiones se pasan tal como llegan.',
  'tensor-open':
    'El tensor {{name}} tiene una dimensión abierta tras la primera: el guion de inferencia falla al arrancar.',
  nested: 'La columna {{name}} es anidada: el guion de inferencia no hace una muestra de ella y falla.',
  'type-odd': 'La columna {{name}} es de tipo {{type}}, que la muestra para quienes llaman no conoce.',
  optional: 'La columna {{name}} es opcional; el esquema para quienes llaman no lo dice.',
  example: 'El ejemplo de entrada no encaja con la firma, y de él sale el esquema para quienes llaman.',
  'no-conda': 'No hay conda.yaml con paquetes: de él se construye el entorno.',
  package: 'A conda.yaml le falta {{name}}, que hace falta para servirlo ({{evidence}}).',
  'mlflow-3': 'Quiere MLflow {{version}}; las imágenes que sirven modelos fallan con MLflow 3 ({{evidence}}).',
  'server-http': 'azureml-inference-server-http {{version}} no puede arrancar ({{evidence}}).',
  'server-python':
    'azureml-inference-server-http {{version}} no se puede instalar con Python 3.8, que necesita una anterior a 1.3 ({{evidence}}).',
  'batch-signature':
    'Un despliegue por lotes necesita una firma: columnas para las tablas, un tensor para las imágenes.',
  'batch-images':
    'Un despliegue por lotes lee imágenes para un tensor; las tablas (.csv, .parquet) necesitan una firma de columnas.',
  'python-old': 'Python {{version}} ya no se puede instalar allí ({{evidence}}).',
  name: 'Azure no admite el nombre «{{from}}»; se registra como «{{to}}».',
  tag: 'Azure no admite la etiqueta «{{from}}»; se llama «{{to}}».',
  ignored:
    '{{path}} en la carpeta hace que la subida pase por alto archivos, quizá el propio modelo. Quítelo o mire qué nombra.',
  'triton-one-level-off': 'La carpeta es la de un modelo, no la del repositorio que lo contiene.',
  'triton-no-model': 'No hay ninguna carpeta de modelo con carpetas de versión.',
  'triton-no-version': 'Sin carpeta de versión: {{path}}.',
  'triton-bad-version': 'La carpeta de versión empieza por cero: {{path}}.',
  'triton-name': 'La configuración nombra otro modelo que su carpeta: {{path}}.',
  'triton-file': 'El backend busca este archivo, que no está: {{path}}.',
  'triton-config': 'Hace falta un config.pbtxt: {{path}}.',
  'triton-config-lacks': 'A la configuración le falta lo que su backend solo sabe por ella: {{path}}.',
};
