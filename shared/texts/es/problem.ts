import type { Texts } from '../texts.ts';
import type { problem as english } from '../en/problem.ts';

export const problem: Texts<typeof english> = {
  'mlmodel-too-large':
    'MLmodel ocupa {{size}} bytes; Model Porter lee hasta {{limit}}. MLflow escribe unos pocos kilobytes: ¿es de verdad un archivo MLmodel?',
  'mlmodel-binary': 'MLmodel contiene datos binarios, no texto. Puede estar dañado, o se dio su nombre a otro archivo.',
  'mlmodel-html':
    'MLmodel contiene una página web, seguramente una de inicio de sesión guardada en lugar del archivo. Inicie sesión y descargue el modelo otra vez.',
  'mlmodel-empty': 'MLmodel está vacío. Quizá la copia se detuvo antes de tiempo: copie el modelo otra vez.',
  'mlmodel-not-a-map':
    'MLmodel debería ser una lista de claves como «flavors:», pero contiene un solo valor ({{kind}}).',
  'mlmodel-encoding':
    'MLmodel está guardado como {{encoding}}. MLflow solo lee UTF-8 y lo rechazaría: guárdelo como UTF-8.',
  'yaml-character':
    'Aquí hay un carácter oculto ({{code}}) que YAML no admite. MLflow rechazaría el archivo: borre el carácter.',
  'yaml-tab': 'Hay un tabulador donde van espacios. MLflow rechazaría el archivo. Se muestra lo anterior.',
  'yaml-two-documents':
    'Aquí empieza un segundo documento («---»). MLflow rechazaría el archivo; solo se muestra la primera parte.',
  'yaml-too-deep':
    'Tiene más de {{limit}} niveles de anidamiento, algo que ningún modelo necesita. Se muestra lo anterior.',
  'yaml-nested-colon':
    'Hay un segundo «clave: valor» en esta línea. Ponga el valor entre comillas. Se muestra lo anterior.',
  'yaml-indent': 'La sangría no encaja con las líneas anteriores. Se muestra lo anterior.',
  'yaml-missing-character':
    'Falta cerrar una comilla o un corchete; el archivo puede estar cortado. Se muestra lo anterior.',
  'yaml-syntax': 'No es YAML válido: {{reason}}. Se muestra lo anterior.',
  'yaml-too-many-nodes': 'Tiene más de {{limit}} valores. El resto no se muestra.',
  'yaml-too-many-aliases':
    'Remite a otras partes de sí mismo más de {{limit}} veces, como haría una trampa para programas. El resto no se muestra.',
  'yaml-unknown-alias': '«*{{alias}}» remite a algo que no está en el archivo.',
  'yaml-cyclic-alias': '«*{{alias}}» se contiene a sí mismo. No se sigue.',
  'yaml-repeated-anchor': 'El ancla «&{{anchor}}» se usa dos veces; MLflow rechazaría el archivo.',
  'yaml-key-not-scalar': 'Se usa una lista o un mapa como clave; MLflow rechazaría el archivo.',
  'yaml-merge-not-a-map': '«<<» necesita un mapa del que tomar valores; MLflow rechazaría el archivo.',
  'yaml-repeated-key': '«{{key}}» aparece otra vez (antes en la línea {{first}}). MLflow toma la última.',
  'yaml-scalar': 'MLflow no puede leer «{{text}}»: {{reason}}. Póngalo entre comillas.',
  'yaml-tag': 'La etiqueta «{{tag}}» pide construir un objeto. No se ha construido nada; MLflow rechazaría el archivo.',
  'load-key-not-text': 'La clave «{{key}}» no es texto; MLflow rechazaría el archivo. Póngala entre comillas.',
  'load-resources-path':
    '«resources» es el texto «{{path}}». MLflow lo tomaría por un archivo que leer; debería ser un mapa.',
  'load-env-vars': '«env_vars» debería ser una lista de nombres; MLflow rechazaría el archivo.',
  'flavors-missing': 'El modelo no tiene flavors, así que nada puede cargarlo. ¿Se escribió MLmodel a mano?',
  'flavors-not-a-map': '«flavors» es de tipo {{kind}}; debería nombrar cada flavor como clave.',
  'signature-not-a-map': 'La firma es {{found}}; debería tener las claves inputs, outputs o params.',
  'signature-empty':
    'La firma no tiene inputs, outputs ni params. MLflow rechazaría el modelo: quite la clave o rellénela.',
  'signature-part-not-text':
    'La parte {{part}} de la firma está escrita como YAML ({{found}}). MLflow espera un texto que contenga JSON.',
  'signature-not-json': 'Esta parte de la firma no es JSON: {{reason}} (carácter {{offset}}).',
  'signature-not-a-list': 'Esta parte de la firma debería ser una lista, pero es {{found}}.',
  'signature-empty-part': 'Esta parte de la firma es una lista vacía; MLflow rechazaría el modelo.',
  'signature-entry-without-type': 'La entrada {{index}} no tiene «type»; MLflow rechazaría el modelo.',
  'signature-unknown-type': '{{place}} es de tipo «{{type}}», que MLflow no conoce. Se muestra tal cual y no se juzga.',
  'signature-missing-inner': '{{place}} es de tipo {{type}} pero no dice qué contiene («{{key}}» con un «type»).',
  'signature-missing-properties': '{{place}} es un objeto sin propiedades; MLflow rechazaría el modelo.',
  'signature-bad-property': 'La propiedad {{place}} no tiene «type»; MLflow rechazaría el modelo.',
  'signature-vector-in-object':
    '{{place}} es un vector de Spark dentro de un objeto, y MLflow no sabe volver a leerlo.',
  'signature-too-deep': '{{place}} está anidado más de lo que Python puede seguir; MLflow fallaría.',
  'signature-optional-key':
    '{{place}} dice «optional», como lo escribían MLflow 2.4 a 2.9. MLflow lo rechaza desde la 2.18: use "required": false.',
  'signature-extra-key': '{{place}} tiene la clave desconocida «{{key}}»; MLflow rechazaría el modelo.',
  'signature-tensor-without-spec': 'El tensor {{place}} no dice su dtype ni su forma («tensor-spec»).',
  'signature-tensor-dtype': 'El tensor {{place}} tiene el dtype «{{dtype}}», que numpy o MLflow no aceptan.',
  'signature-tensor-shape': 'El tensor {{place}} tiene la forma {{shape}}; debería ser una lista de números enteros.',
  'signature-odd-shape':
    'El tensor {{place}} tiene la extraña forma {{shape}}. MLflow la acepta, pero ningún array encaja.',
  'signature-some-unnamed':
    '{{unnamed}} de {{all}} entradas no tienen nombre. MLflow las quiere todas con nombre, o ninguna.',
  'signature-columns-and-tensors':
    '{{tensors}} de {{all}} entradas son tensores. MLflow quiere solo columnas o solo tensores.',
  'signature-unnamed-tensors': 'Con más de un tensor, cada uno necesita nombre; MLflow rechazaría el modelo.',
  'signature-unnamed-optional': 'Las columnas sin nombre no pueden ser opcionales; MLflow rechazaría el modelo.',
  'signature-repeated-name': '«{{name}}» aparece más de una vez. MLflow lo acepta y solo cuenta la última.',
  'param-not-an-object': 'El parámetro {{index}} es {{found}}; debería ser un objeto con name, type y default.',
  'param-missing-key': 'El parámetro {{name}} no tiene «{{key}}»; MLflow rechazaría el modelo.',
  'param-shape': 'El parámetro {{name}} tiene la forma {{shape}}; MLflow conoce null (un valor) y [-1] (una lista).',
  'param-binary': 'El parámetro {{name}} es binario, algo que MLflow no permite en parámetros.',
  'param-type': 'El parámetro {{name}} es de tipo «{{type}}», que MLflow no permite en parámetros.',
  'param-default': 'El valor predeterminado de {{name}} es {{value}}, que no es {{type}}; MLflow rechazaría el modelo.',
  'param-default-not-a-list':
    'El valor predeterminado de {{name}} es {{value}}; su forma [-1] pide una lista de valores.',
  'param-date-without-default':
    'La fecha {{name}} tiene un valor predeterminado vacío. MLflow lee el modelo, pero no puede volver a escribirlo.',
  'param-repeated': 'El parámetro {{name}} aparece dos veces; MLflow rechazaría el modelo.',
  'store-meta-missing':
    '{{path}} no tiene meta.yaml, por eso MLflow no lo lista. Se muestra lo demás que hay en la carpeta.',
  'store-meta-damaged':
    '{{path}} está dañado o quedó a medio escribir; MLflow no lo leería. Se muestra lo que aún dice.',
  'store-not-utf8': '{{path}} no es texto UTF-8; MLflow no lo leería. Los caracteres erróneos se muestran como «�».',
  'store-too-deep': '{{path}} tiene más de {{limit}} niveles y no se lee más adentro.',
  'store-too-large': '{{path}} ocupa {{size}} bytes; se leen hasta {{limit}}. Se omite.',
  'store-cannot-read': 'No se pudo leer {{path}} ({{reason}}). Revise sus permisos.',
  'store-link': '{{path}} es un enlace. No se sigue: abra en su lugar aquello a lo que lleva.',
  'store-special': '{{path}} no es un archivo ni una carpeta. Se omite.',
  'store-metric-damaged':
    '{{path}}: esta métrica no tiene ningún punto, o tiene {{lines}} líneas que MLflow rechazaría. Se muestran los demás puntos.',
  'store-other-id':
    '{{path}}: su meta.yaml pertenece a «{{said}}», no a «{{id}}»; MLflow lo rechazaría. ¿Se renombró o copió la carpeta?',
  'store-table-damaged': 'La tabla «{{table}}» solo se pudo leer en parte: {{reason}}.',
  'store-damaged':
    'La base de datos está dañada ({{reason}}). Se muestra lo que se puede leer; guarde una copia antes de repararla.',
  'store-no-tables': 'La base de datos no tiene ninguna de las tablas de MLflow. ¿Es de otro programa?',
  'store-newer':
    'La base de datos tiene la revisión {{revision}}, que Model Porter no conoce: quizá la escribió un MLflow más nuevo. Se muestra lo que se entiende.',
};
