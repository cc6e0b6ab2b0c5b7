import type { Texts } from '../texts.ts';
import type { help as english } from '../en/cli-help.ts';

export const help: Texts<typeof english> = {
  overview: `Model Porter lee modelos de MLflow sin ejecutar nada de lo que contienen.

Uso: model-porter <orden> [opciones]

Órdenes
inspect RUTA...   muestra qué hay en carpetas de modelo, archivos zip y árboles
infer DATOS...    muestra la signature que MLflow deduciría de archivos de datos, y en qué se basa
compare A B       ¿puede el modelo B sustituir al A? (control para CI)
check MODELO DATOS...    dice si MLflow aceptaría estas peticiones
signature set MODELO ... escribe una copia de un modelo con otra firma
runs ALMACÉN      muestra los experimentos, runs y modelos que MLflow dejó en disco
lineage RUTA|URI    de dónde viene un modelo y a dónde fue
export ORIGEN --to LUGAR   copia un modelo a un espacio de MLflow, o a un zip, y lo demuestra
plan ORIGEN --to LUGAR   qué haría eso; no se escribe nada
apply, resume, undo   lleva a cabo un plan, continúa una transferencia, la deshace
report TRANSFERENCIA   qué hizo una transferencia, y la prueba, como HTML, Markdown o JSON
verify ESPACIO    dice si lo transferido sigue siendo lo que era
workspace list, add, show, remove   nombres para los lugares donde viven los modelos
list ESPACIO      imprime los modelos registrados de un espacio de trabajo, o las versiones de uno
open RUTA...      los abre en la ventana (o en una pestaña del navegador si no hay ventana)
serve RUTA...     sirve la aplicación a una pestaña del navegador de este equipo

model-porter <orden> --help explica más. model-porter --version muestra la versión.

Códigos de salida: 0 bien, 1 hay hallazgos, 2 uso incorrecto, 3 algo no se pudo leer, 130 interrumpido.
`,
  inspect: `Uso: model-porter inspect RUTA... [--json] [--tree]

RUTA es una carpeta de modelo, un zip, un archivo MLmodel o una carpeta con modelos a cualquier nivel (una ejecución, mlruns).
No se ejecuta nada del modelo, no se escribe nada y no se sigue ningún enlace fuera de RUTA.

Opciones
--json   un objeto JSON por modelo y línea: path, ok, error, flavors, mlflow_version, run_id, model_uuid, model_id,
         artifact_path, utc_time_created, model_size_bytes, metadata, resources, signature y más
--tree   solo enumera los modelos encontrados, en forma de árbol

Códigos de salida: 0 bien, 1 hallazgos (un modelo tiene problemas o MLflow lo rechazaría), 2 uso incorrecto, 3 no se pudo leer una ruta.
`,
  infer: `Uso: model-porter infer DATOS... [--format csv|json|parquet|npy] [--delimiter CARÁCTER] [--records list|frame] [--json]

Muestra lo que mlflow.models.infer_signature dice de DATOS, como la línea inputs de MLmodel, y en qué se basa cada tipo.
DATOS es un archivo CSV (como lo lee pandas.read_csv), JSON (registros, un diccionario o una petición), Parquet o npy. Los archivos de cualquier tamaño se leen por partes.

Opciones
--format     qué es DATOS, si su nombre no lo dice
--delimiter  de un archivo CSV, el sep de pandas; una coma si no se indica («\\t» es un tabulador)
--records    una lista JSON de registros como la propia lista (lo normal) o como el DataFrame que hace pandas
--json       un objeto JSON por archivo y línea: path, ok, error, inputs, columns, notices, rows, bytes

Códigos de salida: 0 bien, 1 MLflow no puede deducir los tipos (una columna de cualquier tipo), 2 uso incorrecto, 3 algún archivo no se pudo leer.
`,
  compare: `Uso: model-porter compare A B [opciones]

¿Puede el modelo B sustituir al modelo A, y quién debe cambiar antes? A es el modelo en uso y B el candidato: carpetas,
archivos zip o archivos MLmodel. No se ejecuta nada de ellos.

Opciones
--direction forward|rollback|both        B en lugar de A (por defecto), la marcha atrás, o ambas
--channel both|rest|dataframe            cómo se llega al modelo: JSON por REST, o predict() en Python
--format text|json|sarif|junit|markdown|html
--rules 2.22|3.17                        el MLflow que servirá B; si no se indica, el más cercano al del MLmodel de B
--fail-on breaks|silent|any              qué significa el código 1: algo se rompe (por defecto), algo cambia en
                                         silencio, o algo es distinto. Lo que no se puede juzgar falla siempre
--contents                               leer cada archivo para comparar su contenido, no solo su tamaño

Códigos de salida: 0 bien, 1 hallazgos de ese nivel, 2 uso incorrecto, 3 un modelo no se pudo leer.
`,
  check: `Uso: model-porter check MODELO DATOS... [--channel rest|dataframe|azure] [--content-type TIPO] [--json]
   model-porter check MODELO --example | --suite ARCHIVO [--json]

Dice si MLflow aceptaría cada archivo de DATOS (una petición JSON, CSV o Parquet) para MODELO, y qué hay en contra, con línea y
columna. Solo comprueba el contrato; el modelo no se ejecuta. Donde MLflow 2.22 y 3.17 responden distinto, se dicen ambas.

Opciones
--channel       rest: una petición al servidor de MLflow (lo normal); dataframe: predict() en Python, que no convierte
                nada; azure: los puntos de conexión en línea de Azure ML, según sus documentos
--content-type  el de los datos, donde el nombre del archivo no lo dice
--example       comprobar el ejemplo guardado con el modelo, como petición
--suite         un archivo de casos guardado por Model Porter; un caso pasa si se responde lo que espera
--json          un objeto JSON por línea y archivo: name, channel, pass, ok, stage, problems, received; al final passed, all

Códigos de salida: 0 todo aceptado (todos los casos pasan), 1 algo se rechaza (falla un caso), 2 uso incorrecto, 3 algo no
se pudo leer.
`,
  signature: `Uso: model-porter signature set MODELO --from ARCHIVO --out COPIA [--json]

Escribe en COPIA una copia de MODELO (carpeta, zip o archivo MLmodel) en la que solo cambian las líneas de la firma en
MLmodel. MODELO no se toca y no se sobrescribe nada que ya exista.

--from   un archivo JSON con inputs, outputs y params como los da ModelSignature.to_dict() de MLflow; otro modelo; o un
         archivo de datos (CSV, JSON, Parquet, npy), del que MLflow inferiría las entradas
--out    adónde va la copia: un nombre nuevo
--json   un objeto JSON: ok, out, signature, left

Códigos de salida: 0 escrita, 1 MLflow rechazaría la firma, 2 uso incorrecto, 3 algo no se pudo leer o escribir.
`,
  runs: `Uso: model-porter runs ALMACÉN [--json]

Muestra lo que MLflow dejó en disco: experimentos, runs con sus últimas métricas, modelos de runs, modelos registrados y versiones.
ALMACÉN es una carpeta mlruns, una base de datos SQLite (mlflow.db) o una carpeta que contiene una de ellas, de cualquier MLflow
de 1.0 a 3.17. No se escribe ni se bloquea nada, aunque un entrenamiento esté escribiendo. Lo dañado se nombra en la salida de
errores.

Opciones
--json   un objeto JSON por elemento y línea: kind (experiment, run, logged-model, registered-model), id, name y todo lo que tiene

Códigos de salida: 0 bien, 1 hallazgos (algo está dañado o se omitió), 2 uso incorrecto, 3 no se pudo leer.
`,
  lineage: `Uso: model-porter lineage RUTA|URI [--store ALMACÉN] [--format text|json|mermaid] [--alone] [--uses]

Dice de dónde viene un modelo y a dónde fue: conjuntos de datos, commit, run, modelo de un run, versiones, alias y copias en otros
espacios, cada paso con quién lo dice. RUTA es una carpeta de modelo o un zip. URI es models:/NOMBRE/VERSIÓN, models:/NOMBRE@ALIAS,
models:/m-ID, runs:/RUN o runs:/RUN/RUTA de ALMACÉN, o del único espacio que lo tiene. No se ejecuta ni se escribe nada.

Opciones
--store    la carpeta mlruns, base de datos o espacio con nombre de la que es el modelo
--format   text (lo normal), json o mermaid (un diagrama para pegar en Markdown)
--json     lo mismo que --format json: un objeto con path, ok, root, nodes, edges, left, unread
--alone    no mirar en los espacios con nombre
--uses     ¿dónde se usa este modelo? por digest, en todos los espacios con nombre; solo con RUTA

Códigos de salida: 0 bien, 1 hallazgos (las fuentes no coinciden, o un espacio no se pudo leer), 2 uso incorrecto, 3 no se pudo leer.
`,
  export: `Uso: model-porter export ORIGEN... --to ESPACIO|CARPETA|ARCHIVO.zip [opciones]

Copia un modelo a un espacio de trabajo de MLflow y lo registra allí como la siguiente versión, o lo empaqueta en un zip. Antes se
comprueba; cada archivo se vuelve a leer y se compara; los archivos del modelo quedan como están, byte por byte. ORIGEN es una carpeta o un
zip con un modelo, o models:/NOMBRE/VERSIÓN, models:/NOMBRE@ALIAS, models:/m-ID o runs:/EJECUCIÓN/RUTA de --from. Una carpeta
vacía se convierte en espacio de trabajo. No se sobrescribe nada.

Opciones
--to           adónde va: el nombre de un espacio, su carpeta o base de datos, una carpeta vacía o un .zip nuevo
--from         el espacio al que pertenece models:/... o runs:/...
--name         del modelo registrado; si no se indica, el del origen
--alias        que se pone a la versión nueva; los que trae un zip se ponen también, si allí están libres; "" para ninguno
--description  de la versión nueva; si no se indica, la del origen
--tag          CLAVE=VALOR, tantas veces como haga falta
--reason       por qué se pasa una comprobación que detiene, donde se puede; se guarda con la versión
--confirm      el nombre de un espacio de producción, como confirmación
--yes          no pregunta en un terminal, donde antes se muestra el plan; a un script nunca se le pregunta
--type mlflow|custom|triton   como qué se toma ORIGEN; lo dicen sus archivos si no se indica. custom es cualquier carpeta, tal cual
--layout sqlite|files   de un espacio nuevo: mlflow.db (lo normal) o el almacén de archivos de MLflow 2
--compress     hace un zip más pequeño y tarda más
--azure        con --to ARCHIVO.zip: añade model.yml para «az ml model create» y AZURE.md, que dice qué encontraría al
               servirlo sin código (según documentos)
--report       escribe un informe en este archivo nuevo (.html, .md o .json), también si una comprobación la detuvo
--json         un objeto JSON: ok, outcome, model, version, digest, identical, plan con todas sus comprobaciones

Varios ORIGEN van uno tras otro, cada uno con su nombre; con --json como una lista. El código de salida es el peor de ellos.

Códigos de salida: 0 transferido (o ya estaba), 1 detenido por una comprobación o rechazado, 2 uso incorrecto, 3 algo no se pudo leer o
escribir, 130 interrumpido: la misma orden, o «resume», continúa.
`,
  plan: `Uso: model-porter plan ORIGEN... --to ESPACIO|CARPETA|ARCHIVO.zip [--out ARCHIVO] [opciones]

Dice qué haría «export» con las mismas opciones: cada comprobación con su salida, lo conservado, cambiado y perdido,
el destino, el número. No se escribe más que el plan.

--out   escribe el plan en este archivo nuevo; «apply» lo lleva a cabo, y se niega si entonces ha cambiado algo
--json  un objeto JSON: ok, file, plan; si una comprobación lo detiene: ok false, y además error, code, stops; de varios ORIGEN una lista
--commands  imprime también lo mismo como órdenes: de Model Porter, de MLflow en Python, y de az con su model.yml
--from, --name, --alias, --description, --tag, --reason, --layout, --type, --azure: como en export

Códigos de salida: 0 se podría transferir, 1 una comprobación lo detiene, 2 uso incorrecto, 3 algo no se pudo leer o escribir.
`,
  apply: `Uso: model-porter apply PLAN [--confirm NOMBRE] [--json]

Lleva a cabo un plan que escribió «plan --out». Se niega si ha cambiado algo en lo que se basaba el plan: los archivos del
modelo, la siguiente versión, adónde apunta el alias, qué se sirve allí. Entonces no se empieza nada, y se puede llevar a cabo cuando todo
vuelva a estar como estaba.

--confirm  el nombre de un espacio de producción, como confirmación; en una terminal se pregunta
--json     como lo escribe export

Códigos de salida: 0 transferido, 1 detenido por una comprobación, por un cambio o porque ya se llevó a cabo, 2 uso incorrecto, 3 algo no se
pudo leer o escribir.
`,
  resume: `Uso: model-porter resume TRANSFERENCIA|DIARIO|--last [--confirm NOMBRE] [--reason TEXTO] [--json]

Continúa una transferencia interrumpida. Los archivos ya copiados se vuelven a leer y no se copian otra vez. Si el modelo ha cambiado
antes de que se copiara entero, no se registra nada, lo copiado se quita, y así se dice.

--confirm  el nombre del espacio, si desde entonces ha pasado a ser de producción; en una terminal se pregunta
--reason   por qué puede seguir de todos modos, si solo la detiene producción

Códigos de salida: como export.
`,
  undo: `Uso: model-porter undo TRANSFERENCIA|DIARIO|--last [--confirm NOMBRE] [--json]

Deshace una transferencia: la versión se borra como la borra MLflow (su número no se usa otra vez), el alias vuelve adonde apuntaba, los
archivos copiados se quitan. Una transferencia interrumpida se limpia. Se niega si desde entonces alguien depende de la versión.

TRANSFERENCIA  el identificador que escribió «export», o la ruta de su journal.jsonl
--last         la transferencia más reciente de este equipo
--confirm      el nombre de un espacio de producción, como confirmación; en una terminal se pregunta

Códigos de salida: 0 deshecha, 1 no se puede deshacer (ya), 2 uso incorrecto, 3 algo no se pudo leer o escribir.
`,
  report: `Uso: model-porter report TRANSFERENCIA|DIARIO|--last [--format html|markdown|json] [--out ARCHIVO]

Muestra qué hizo una transferencia: quién, cuándo, de dónde, adónde, las comprobaciones, lo conservado, cambiado y perdido, cada archivo con su
SHA-256, cómo deshacerla, y lo mismo como órdenes. Contraseñas, claves y tokens quedan fuera.

TRANSFERENCIA  el id que mostró «export», o la ruta de su journal.jsonl
--last         la última transferencia de este equipo
--format       markdown si no se dice otro
--out          un archivo nuevo en vez de la terminal; su final (.html, .md, .json) dice la forma

Códigos de salida: 0 mostrado, 2 uso incorrecto, 3 no existe esa transferencia, o algo no se pudo leer o escribir.
`,
  verify: `Uso: model-porter verify ESPACIO [NOMBRE[/VERSIÓN]] [--json]

Vuelve a leer los archivos de las versiones transferidas y dice qué difiere de lo transferido: archivos, enlaces, carpetas vacías. Lo que
MLflow y Python añaden al cargar un modelo se distingue de un daño: registered_model_meta, y en __pycache__ lo compilado de un .py de al lado.

--json  un objeto JSON por versión y línea: ok, model, version, state (same, moved, differs, not-ported, missing, unread), digest,
        files, difference, problem; lo que falla antes de leer una versión: ok false, error, code, details

Códigos de salida: 0 como se transfirió (o no lo transfirió Model Porter), 1 algo difiere, falta o no se puede juzgar, 2 uso incorrecto, 3 no se pudo leer.
`,
  list: `Uso: model-porter list ESPACIO [NOMBRE] [--search PALABRAS] [--json]

Imprime los modelos registrados de un espacio de trabajo con sus alias, o las versiones de un modelo, la más nueva primero.

ESPACIO    su nombre, su carpeta o base de datos, o un zip
NOMBRE     un modelo registrado
--search   solo los modelos con todas las PALABRAS en el nombre, la descripción, las etiquetas o los alias
--json     un objeto JSON por modelo o versión y línea

Códigos de salida: 0 impreso, 1 impreso, pero un meta.yaml no se puede leer, 2 uso incorrecto, 3 no se pudo leer,
130 interrumpido.
`,
  workspace: `Uso: model-porter workspace list [--json]
   model-porter workspace add NOMBRE LUGAR [--role DEV|TEST|PROD] [--layout sqlite|files]
   model-porter workspace show ESPACIO [--json]
   model-porter workspace remove NOMBRE

Nombres para los lugares donde viven los modelos: una carpeta con mlflow.db o mlruns, o una base de datos. En uno que es PROD no entra
nada sin --confirm, ni se pasa una comprobación sin un motivo. La ventana tiene la misma lista.

--role    para qué sirve; DEV si no se indica
--layout  crea un espacio de trabajo en LUGAR, una carpeta vacía: mlflow.db (sqlite), o el almacén de archivos de MLflow 2 (files),
          que MLflow 3.17 solo abre con MLFLOW_ALLOW_FILE_STORE=true
show      su tipo, cuántos modelos contiene y si se puede escribir; ESPACIO puede ser también una carpeta o una base de datos
remove    quita el nombre de la lista y deja el lugar como está

Códigos de salida: 0 bien, 2 uso incorrecto, 3 algo no se pudo leer o escribir.
`,
  open: `Uso: model-porter open [RUTA...]

Abre la aplicación con cada RUTA: en su ventana, o en una pestaña del navegador si no hay pantalla o no hay Electron.
`,
  serve: `Uso: model-porter serve [RUTA...] [--open]

Sirve la aplicación a una pestaña del navegador, solo en 127.0.0.1, y muestra la dirección. La dirección vale una vez; Ctrl+C termina.

Opciones
--open   abre además la dirección en el navegador predeterminado
`,
};
