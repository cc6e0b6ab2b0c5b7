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
  },
};
