/** How many models are held against each other at once: every pair is compared, both ways round. */
export const MATRIX_LIMIT = 12;
