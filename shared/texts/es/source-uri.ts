import type { sourceUri as english } from '../en/source-uri.ts';
import type { Texts } from '../texts.ts';

export const sourceUri: Texts<typeof english> = {
  is: {
    place: 'Un lugar de este equipo: {{place}}.',
    version: 'La versión {{version}} del modelo registrado «{{name}}».',
    'version-alias': 'La versión de «{{name}}» a la que apunta el alias {{alias}}.',
    'version-stage': 'La última versión de «{{name}}» en la etapa {{stage}}.',
    'version-latest': 'La última versión de «{{name}}».',
    'logged-model': 'El modelo guardado (logged model) {{id}} de MLflow 3.',
    run: 'Un artefacto de la ejecución {{run}}: {{path}}.',
    'azure-model': 'La versión {{version}} del modelo «{{name}}» en un espacio de Azure ML.',
    'azure-registry': 'La versión {{version}} del modelo «{{name}}» en el registro {{registry}} de Azure ML.',
    'azure-job': 'Una salida del trabajo {{job}} de Azure ML: {{output}}, {{path}}.',
    'azure-datastore': 'Una carpeta del almacén de datos {{datastore}} de Azure ML: {{path}}.',
    'azure-artifact': 'El almacenamiento propio de Azure ML: {{path}}.',
    dbfs: 'Un lugar del sistema de archivos de Databricks: {{path}}.',
    'artifact-server': 'Artefactos que guarda un servidor de MLflow.',
    cloud: 'Un lugar de una nube ({{scheme}}).',
    web: 'Una dirección web.',
    malformed: 'Empieza por «{{scheme}}:», y el resto no está bien formado.',
    unknown: 'No se conocen direcciones que empiecen por «{{scheme}}:».',
  },
  todo: {
    place: 'Se puede abrir tal como está.',
    version: 'Diga en qué espacio de trabajo está.',
    'logged-model': 'Diga en qué espacio de trabajo está.',
    run: 'Diga en qué espacio está la ejecución. En un servidor de MLflow: mlflow artifacts download --run-id {{run}}',
    'azure-model': 'Los espacios de Azure ML están por venir. Hasta entonces descárguelo: {{command}}',
    'azure-job': 'Los espacios de Azure ML están por venir. Hasta entonces descárguela: {{command}}',
    'azure-datastore':
      'Los espacios de Azure ML están por venir. Descargue la carpeta con Azure Storage Explorer o azcopy.',
    'azure-artifact':
      'Los espacios de Azure ML están por venir. Descargue el modelo por su nombre: az ml model download',
    dbfs: 'Descárguelo: databricks fs cp -r dbfs:{{path}} ./model',
    'artifact-server':
      'Los servidores de MLflow están por venir. Hasta entonces descárguelo: mlflow artifacts download --artifact-uri {{uri}}',
    cloud: 'Descargue la carpeta con las herramientas de esa nube, y nómbrela aquí.',
    web: 'No se trae nada de la web. Descárguelo, y nombre aquí la carpeta o el zip.',
    malformed:
      'Formas conocidas: runs:/EJECUCIÓN/ruta, models:/NOMBRE/3, models:/NOMBRE@ALIAS, azureml://..., dbfs:/ruta.',
    unknown: 'Nombre una carpeta o un zip de este equipo, o runs:/..., models:/..., azureml://..., dbfs:/...',
  },
};
