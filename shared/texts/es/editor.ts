import type { Texts } from '../texts.ts';
import type { editor as english } from '../en/editor.ts';

export const editor: Texts<typeof english> = {
  problem: {
    'param-default-not-json':
      'El valor por defecto de "{{name}}" ({{value}}) no es un valor JSON: escriba 1.5, true, "texto", ["a", "b"] o null.',
    'signature-repeated-property':
      '"{{place}}" tiene dos propiedades llamadas "{{name}}". Cambie el nombre de una o quítela.',
  },
  error: {
    'edit-unreadable':
      'No se puede leer la línea {{line}} de este archivo MLmodel, así que no se edita. Corrija antes esa línea; la vista «MLmodel» la muestra.',
    'edit-unproven':
      'La firma de este archivo MLmodel está ligada a otras partes de él (un ancla o un alias), así que no se pudo cambiar sola. No se ha escrito nada.',
    'edit-encoding':
      'Este archivo MLmodel está en {{encoding}}, o tiene caracteres dañados. MLflow solo lee UTF-8: guárdelo antes como UTF-8.',
    'edit-too-large': 'MLmodel tendría {{size}} bytes; Model Porter lee hasta {{limit}}. No se ha escrito nada.',
    'target-exists': '"{{path}}" ya existe. No se ha sobrescrito nada: elija otro nombre.',
    'target-inside': 'La copia quedaría dentro del original, que debe seguir como está. Elija un lugar fuera de él.',
    'copy-differs':
      '"{{path}}" se volvió a leer y difiere de lo que se escribió. La copia se ha quitado; puede que el disco falle. Pruebe con otro.',
    'copy-too-many': 'El modelo tiene más de {{limit}} archivos, así que no se ha copiado.',
    'source-changed':
      '"{{path}}" cambió mientras se copiaba. La copia se ha quitado: reintente cuando nadie escriba en él.',
    'zip-edit-too-large':
      'El zip pasaría de 4 GiB y necesitaría otro formato por dentro. Descomprímalo y edite la carpeta.',
    'zip-edit-unproven':
      'El zip editado no se leería como debe, así que no se ha escrito. Descomprímalo y edite la carpeta.',
  },
};
