/** Lo que falla en una petición comprobada contra una firma. Por código de problema. */
export const check = {
  problem: {
    'check-signature': 'MLflow no puede cargar esta firma, así que no admite ninguna petición. Corrija antes la firma.',
    'check-content-type':
      'El tipo de contenido «{{found}}» no se admite. Envíe application/json o text/csv (Parquet: application/vnd.apache.parquet).',
    'check-no-parquet':
      'Un cuerpo Parquet («{{found}}») solo lo admiten el servidor de MLflow 3 y predict() en Python, y debe ser un archivo Parquet.',
    'check-not-text':
      'Los bytes no son texto en UTF-8 (JSON también puede ir en UTF-16 o UTF-32). Guarde el archivo como UTF-8.',
    'check-content-type-parameter':
      'El tipo de contenido lleva «{{parameters}}» y ahí solo se admite charset=utf-8. Quítelo.',
    'check-charset': 'El juego de caracteres es «{{charset}}»; MLflow solo lee UTF-8. Envíe el cuerpo en UTF-8.',
    'check-not-json': 'Esto no es JSON: {{reason}}.',
    'check-not-utf8': 'El cuerpo contiene caracteres que UTF-8 no puede representar.',
    'check-body-is-a-list':
      'El cuerpo es una lista. Póngala bajo una clave: {"dataframe_records": [...]}, {"inputs": [...]} o {"instances": [...]}.',
    'check-body-not-an-object':
      'El cuerpo es un solo valor ({{found}}). Debe ser un objeto como {"inputs": ...} o {"dataframe_split": ...}.',
    'check-no-form':
      'No está ninguna de las claves «dataframe_split», «dataframe_records», «instances» e «inputs» (hay: {{found}}). Ponga los datos bajo una de ellas.',
    'check-two-forms': 'Los datos están bajo más de una clave ({{forms}}). Deje solo una.',
    'check-azure-form':
      '«input_data» es lo que admiten los puntos de conexión de Azure ML. El servidor de MLflow espera «dataframe_split» o «inputs».',
    'check-azure-content-type': 'Los puntos de conexión de Azure ML solo admiten application/json, no «{{found}}».',
    'check-azure-no-input-data':
      'Los puntos de conexión de Azure ML esperan los datos bajo «input_data» (hay: {{found}}).',
    'check-azure-records':
      'Los puntos de conexión de Azure ML no admiten una lista de objetos como tabla. Envíe {"input_data": {"columns": [...], "index": [...], "data": [[...]]}}.',
    'check-records-not-a-list':
      '«dataframe_records» debe ser una lista de objetos, uno por fila; es de tipo {{found}}.',
    'check-split-not-an-object': '«dataframe_split» debe ser un objeto con «columns» y «data»; es de tipo {{found}}.',
    'check-split-without-data': 'A «dataframe_split» le falta «data». Añada las filas: "data": [[...], ...].',
    'check-split-key': '«dataframe_split» solo admite «columns», «index» y «data»; quite «{{key}}».',
    'check-instance-not-an-object': 'Cada instancia debe ser un objeto como la primera; esta es de tipo {{found}}.',
    'check-instances-uneven':
      'Los valores de «{{column}}» tienen formas distintas y no caben en un mismo array ({{reason}}).',
    'check-lengths': 'Todas las entradas deben tener el mismo número de valores. Tienen: {{lengths}}.',
    'check-unnamed-input':
      'La entrada de este modelo no tiene nombre: envíe una lista o un solo valor, no un {{found}}.',
    'check-no-table': 'Esto no se puede convertir en una tabla ({{reason}}).',
    'check-needs-table': 'El modelo espera una tabla, pero los datos son de tipo {{found}}.',
    'check-empty-frame': 'La tabla está vacía. Envíe al menos una fila.',
    'check-no-inputs': 'La firma no declara ninguna entrada.',
    'check-name-empty': 'Una entrada de la firma tiene el nombre vacío, así que MLflow nunca encuentra su columna.',
    'check-cast': '{{value}} no se puede leer como {{declared}} ({{reason}}).',
    'check-csv-fields':
      'La línea {{line}} tiene {{found}} valores, pero se esperaban {{expected}}. Ponga entre comillas los valores con comas.',
    'check-csv-open-quote': 'Una comilla que se abre en la línea {{line}} no se cierra nunca.',
    'check-csv-long-record': 'La línea {{line}} es demasiado larga para leerla.',
    'check-csv-empty': 'No hay texto. La primera línea debe contener los nombres de las columnas.',
    'check-csv-date':
      '«{{column}}» es de tipo datetime y MLflow no puede leer fechas de un CSV. Envíe esta petición como JSON.',
    'check-csv-structured':
      '«{{column}}» es de tipo {{declared}}, que un CSV no puede llevar. Envíe esta petición como JSON.',
    'check-missing-column': 'Falta la entrada obligatoria «{{column}}».',
    'check-missing-column-alike':
      'Falta la entrada obligatoria «{{column}}»; hay «{{found}}». Los nombres deben coincidir letra por letra.',
    'check-extra-column': '«{{column}}» no es una entrada del modelo. MLflow la descarta.',
    'check-extra-unnamed':
      'Hay {{found}} columnas y el modelo espera {{declared}}. MLflow toma las {{declared}} primeras y descarta el resto.',
    'check-column-count': 'Hay {{found}} columnas, pero el modelo espera {{declared}}.',
    'check-column-twice': 'La columna «{{column}}» está dos veces. Deje una.',
    'check-column-type':
      '«{{column}}» contiene {{found}}, pero el modelo espera {{declared}}, y aquí MLflow no convierte lo uno en lo otro. {{value}}',
    'check-column-not-0-1':
      '«{{column}}» contiene números enteros, pero el modelo espera {{declared}}. Aquí MLflow solo admite 0 y 1: escriba {{value}} como {{value}}.0.',
    'check-column-missing-ints':
      '«{{column}}» tiene huecos, así que pandas guarda sus enteros como {{found}}, y el modelo espera {{declared}}. Rellene los huecos o declare la columna como double.',
    'check-column-zone': 'Las fechas de «{{column}}» llevan zona horaria ({{found}}). MLflow admite fechas sin ella.',
    'check-column-convert': '«{{column}}» no se puede convertir de {{found}} a {{declared}}. {{value}}',
    'check-value-type': 'El modelo espera aquí {{declared}}, pero el valor es de tipo {{found}}: {{value}}.',
    'check-type':
      '{{value}} llega como {{found}}, pero el modelo espera {{declared}}. Dentro de listas y objetos MLflow no convierte nada.',
    'check-not-0-1':
      'El modelo espera {{declared}}. Dentro de listas y objetos MLflow solo admite como enteros 0 y 1: escriba {{value}}.0.',
    'check-missing-ints':
      'Una lista con huecos llega como {{found}}, pero el modelo espera {{declared}}. Quite los huecos.',
    'check-zone': 'La fecha lleva zona horaria ({{found}}). MLflow admite fechas sin ella.',
    'check-convert': '{{value}} no se puede convertir en {{declared}}.',
    'check-array-depth': 'El array tiene {{dimensions}} dimensiones; una lista de {{declared}} tiene una.',
    'check-property-missing': 'Falta la propiedad «{{property}}» ({{declared}}).',
    'check-property-unknown':
      'El modelo no conoce la propiedad «{{property}}». Dentro de un objeto MLflow rechaza lo que no está declarado: quítela.',
    'check-map-key': 'Las claves de un mapa deben ser textos; {{key}} no lo es.',
    'check-unknown-type': 'La firma declara el tipo «{{type}}», que MLflow no conoce.',
    'check-tensor-shape': 'El array tiene la forma {{found}}, pero el modelo espera {{declared}}.',
    'check-tensor-dtype':
      'El array es de tipo {{found}}, pero el modelo espera exactamente {{declared}}. Aquí MLflow no convierte nada.',
    'check-tensor-not-array': 'La entrada «{{name}}» debe ser un array de numpy; es de tipo {{found}}.',
    'check-tensor-needs-array': 'El modelo espera un array de numpy, pero los datos son de tipo {{found}}.',
    'check-tensors-need-names':
      'El modelo espera un objeto con un array para cada nombre de entrada, pero los datos son de tipo {{found}}.',
    'check-tensor-width': 'La tabla tiene {{columns}} columnas, que no encajan en una entrada de forma {{declared}}.',
    'check-tensor-column-shape':
      'Una tabla solo encaja en entradas cuya primera dimensión es la única abierta; «{{name}}» tiene la forma {{declared}}. Envíe arrays.',
    'check-tensor-no-row-0': 'MLflow mira la fila con la etiqueta 0 y no la hay.',
    'check-tensor-column': 'Los valores de «{{name}}» no se pueden reunir en {{dtype}} de forma {{declared}}.',
    'check-tensor-column-values':
      'La columna «{{name}}» debe contener números, textos, listas o arrays; contiene un {{found}}.',
    'check-tensor-scalars': 'Los valores sueltos no encajan en una entrada de forma {{declared}}. Envíe listas.',
    'check-params-not-an-object': '«params» debe ser un objeto; es {{found}}.',
    'check-params-ignored': 'El modelo no declara parámetros. MLflow descarta los que se enviaron.',
    'check-param-unknown': 'El modelo no conoce el parámetro «{{name}}» (tiene: {{known}}). MLflow lo descarta.',
    'check-param-value': 'El parámetro «{{name}}» espera {{declared}}, no {{value}}.',
    'check-param-not-a-list': 'El parámetro «{{name}}» espera una lista de {{declared}}, no {{value}}.',
    'check-param-shape': 'La firma da al parámetro «{{name}}» una forma que MLflow nunca admite.',
  },
} as const;
