import type { Texts } from '../texts.ts';
import type { examples as english } from '../en/examples.ts';

export const examples: Texts<typeof english> = {
  none: 'Con este modelo no se guardó ningún ejemplo: MLmodel no nombra ninguno. Se guarda con «input_example» al registrar un modelo.',
  checking: 'Comprobando el ejemplo…',
  fit: '¿Se ajusta {{path}} a la firma, enviado como solicitud?',
  shownAs: 'Se muestra como',
  asTable: 'Tabla',
  asTensor: 'Matriz',
  shape: 'Forma {{shape}}',
  open: 'Abrir en la comprobación de datos',
};
