import { QueryClient } from '@tanstack/react-query';
import { expect, it } from 'vitest';
import { openReadings, readingKey } from '../../../../renderer/features/model/open-readings.ts';

it('lists the models that were read, and nothing else that was asked of them', () => {
  const queries = new QueryClient();
  queries.setQueryData(readingKey('g', 'a'), { name: 'a' });
  queries.setQueryData([...readingKey('g', 'a'), 'environment'], { packages: [] });
  expect(openReadings(queries).map(({ grant, path, reading }) => [grant, path, reading.name])).toEqual([
    ['g', 'a', 'a'],
  ]);
});
