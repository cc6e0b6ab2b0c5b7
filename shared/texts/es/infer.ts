import type { Texts } from '../texts.ts';
import type { infer as english } from '../en/infer.ts';

export const infer: Texts<typeof english> = {
  problem: {
    'infer-any':
      'MLflow no puede deducir los tipos: diría una sola columna sin nombre de cualquier tipo, y no comprobaría nada.',
    'infer-any-column':
      'Por la columna «{{column}}», MLflow diría una sola columna sin nombre de cualquier tipo, y no comprobaría nada. Corrija u omita esa columna.',
    'infer-mixed-types': 'Hay valores de dos tipos juntos: {{first}} y {{second}}. MLflow necesita un solo tipo.',
    'infer-unsupported-value': 'Hay valores de tipo {{type}}, para el que MLflow no tiene tipo.',
    'infer-unsupported-dtype':
      'Los números son {{dtype}}, para el que MLflow no tiene tipo. Conviértalos, por ejemplo a int64 o float64.',
    'infer-empty-array': 'Solo hay arrays vacíos: nada dice qué contienen.',
    'infer-bad-key': 'Un nombre de columna no es ni texto ni número entero.',
    'infer-no-columns': 'No hay columnas.',
    'infer-no-axis': 'El array es un solo valor, sin ninguna dimensión.',
    'infer-repeated-column': 'Dos columnas tienen el mismo nombre.',
    'infer-split-width': 'Hay {{columns}} nombres de columna, pero las filas tienen {{found}} valores.',
    'infer-too-deep': 'El anidamiento es más profundo de lo que Python admite.',
    'infer-few-rows_one':
      'Se basa en una sola fila. Una muestra de datos reales, con lo que pueda faltar, es mejor guía.',
    'infer-few-rows_other':
      'Se basa en solo {{count}} filas. Una muestra de datos reales, con lo que pueda faltar, es mejor guía.',
    'infer-integer-columns':
      'Algunas columnas contienen números enteros. En Python estos no pueden decir «falta»: en cuanto falta un valor, la columna llega como decimales y MLflow la rechaza. Declare double donde puedan faltar valores.',
    'infer-unsigned': 'Sus números enteros necesitan 64 bits sin signo, para lo que MLflow no tiene tipo.',
    'infer-huge-integers': 'Algunos de sus números enteros necesitan más de 64 bits; aun así, MLflow dice long.',
    'infer-all-missing': 'Faltan todos los valores: nada dice cuál es el tipo.',
    'infer-whole-with-gaps':
      'Números enteros, pero faltan {{nulls}}: pandas los convierte en decimales, así que MLflow dice double.',
    'infer-integers-optional':
      'Números enteros, de los que faltan {{nulls}}. Un DataFrame con valores que faltan contiene aquí decimales, que MLflow rechaza para long: double es el tipo más seguro.',
    'infer-ambiguous-dates':
      'Parecen fechas, pero no se distingue el día del mes: «{{sample}}» es {{day}} o {{month}}. MLflow las toma como textos.',
    'infer-dates-as-text':
      'Parecen fechas («{{sample}}» es {{reading}}). MLflow las toma como textos; si quiere datetime, declárelo o convierta antes las fechas.',
    'infer-other-delimiter':
      'Se leyó como una sola columna; su nombre contiene «{{other}}», que puede ser el separador. Pruebe otro (en la línea de órdenes: --delimiter).',
    'infer-not-sampled': 'No se muestran valores: están comprimidos con {{codec}}, que no se admite.',
  },
  error: {
    'csv-fields':
      'La línea {{line}} de «{{path}}» tiene {{found}} celdas y se esperaban {{expected}}. pandas también rechaza el archivo: corrija esa línea.',
    'csv-open-quote':
      'Las comillas que se abren en la línea {{line}} de «{{path}}» no se cierran. Ciérrelas, o duplíquelas si forman parte del texto.',
    'csv-empty': '«{{path}}» no contiene nada, ni siquiera nombres de columna.',
    'json-syntax': '«{{path}}» no es JSON válido: {{reason}} (línea {{line}}, columna {{column}}).',
    'json-nothing': '«{{path}}» contiene solo null, de lo que MLflow no deduce nada.',
    'not-utf8': '«{{path}}» no es texto UTF-8, que es lo que esperan pandas y MLflow. Guárdelo como UTF-8.',
    'data-long-value':
      'Un solo registro o valor ocupa más de {{limit}} MB (desde el byte {{at}}). Quizá falten unas comillas ahí.',
    'data-changed': '«{{path}}» cambió mientras se leía. Inténtelo de nuevo cuando esté completo.',
    'data-folder': '«{{path}}» es una carpeta. Indique un archivo: CSV, JSON, Parquet o npy.',
    'data-format': 'Ni el nombre ni el contenido de «{{path}}» dicen qué es. Indíquelo: csv, json, parquet o npy.',
    'npy-damaged': '«{{path}}» no es un archivo npy legible: {{reason}}.',
    'npy-dtype': 'El array de «{{path}}» es de tipo {{dtype}}, que Model Porter no conoce.',
    'npy-objects':
      'El array de «{{path}}» contiene objetos de Python en pickle, que nunca se cargan. Guárdelo con un tipo simple.',
    'parquet-damaged': '«{{path}}» no es un archivo Parquet legible: {{reason}}.',
    'parquet-codec':
      'Los valores de «{{path}}» están comprimidos con {{codec}}, que no se admite. Escríbalo con snappy, gzip o zstd.',
    'parquet-too-large':
      '«{{path}}» tiene {{count}} valores; se comprueban como mucho {{limit}} de una vez. Compruebe las primeras filas: una firma pide lo mismo de cada una.',
    'parquet-not-judged':
      'La columna «{{column}}» de «{{path}}» contiene valores que aquí no se juzgan (categorías, duraciones, decimales, mapas y similares). Escríbala como texto, números o fechas.',
    'parquet-encrypted': '«{{path}}» está cifrado y no se puede leer.',
  },
};
