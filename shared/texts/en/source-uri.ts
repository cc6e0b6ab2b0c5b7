/** What a pasted address is, and what can be done with it. */
export const sourceUri = {
  is: {
    place: 'A place on this machine: {{place}}.',
    version: 'Version {{version}} of the registered model "{{name}}".',
    'version-alias': 'The version of "{{name}}" that the alias {{alias}} points to.',
    'version-stage': 'The latest version of "{{name}}" in the stage {{stage}}.',
    'version-latest': 'The latest version of "{{name}}".',
    'logged-model': 'The logged model {{id}} of MLflow 3.',
    run: 'An artifact of the run {{run}}: {{path}}.',
    'azure-model': 'Version {{version}} of the model "{{name}}" in a workspace of Azure ML.',
    'azure-registry': 'Version {{version}} of the model "{{name}}" in the Azure ML registry {{registry}}.',
    'azure-job': 'An output of the Azure ML job {{job}}: {{output}}, {{path}}.',
    'azure-datastore': 'A folder in the datastore {{datastore}} of Azure ML: {{path}}.',
    'azure-artifact': "Azure ML's own storage: {{path}}.",
    dbfs: "A place in Databricks' file system: {{path}}.",
    'artifact-server': 'Artifacts that an MLflow server keeps.',
    cloud: 'A place in a cloud ({{scheme}}).',
    web: 'A web address.',
    malformed: 'It begins with "{{scheme}}:", and the rest is not well formed.',
    unknown: 'Nothing is known of addresses that begin with "{{scheme}}:".',
  },
  todo: {
    place: 'It can be opened as it is.',
    version: 'Say which workspace it is in.',
    'logged-model': 'Say which workspace it is in.',
    run: 'Say which workspace the run is in. On an MLflow server: mlflow artifacts download --run-id {{run}}',
    'azure-model':
      'Workspaces of Azure ML are to come. Until then download it: az ml model download --name {{name}} --version {{version}}',
    'azure-job':
      'Workspaces of Azure ML are to come. Until then download it: az ml job download --name {{job}} --output-name {{output}}',
    'azure-datastore': 'Workspaces of Azure ML are to come. Download the folder with Azure Storage Explorer or azcopy.',
    'azure-artifact':
      'Workspaces of Azure ML are to come. Download the model by its name instead: az ml model download',
    dbfs: 'Download it: databricks fs cp -r dbfs:{{path}} ./model',
    'artifact-server':
      'MLflow servers are to come. Until then download it: mlflow artifacts download --artifact-uri {{uri}}',
    cloud: 'Download the folder with the tools of that cloud, and name it here.',
    web: 'Nothing is fetched from the web. Download it, and name the folder or zip here.',
    malformed: 'Known forms: runs:/RUN/path, models:/NAME/3, models:/NAME@ALIAS, azureml://..., dbfs:/path.',
    unknown: 'Name a folder or zip of this machine, or runs:/..., models:/..., azureml://..., dbfs:/...',
  },
} as const;
