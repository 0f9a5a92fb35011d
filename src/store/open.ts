import { isAbsolute, join } from 'node:path';
import { usageError } from '../errors.ts';
import type { Warehouse } from './warehouse.ts';

export interface WarehouseOptions {
  /** A file, from the project's folder, or `:memory:`. */
  readonly address: string;
  readonly project: string;
  readonly threads: number | null;
  readonly memory: string | null;
  readonly debug: (text: string) => void;
}

type Opener = (options: WarehouseOptions) => Promise<Warehouse>;

/** Kinds of warehouse by the scheme of their address; a file is DuckDB. */
const registry: Readonly<Record<string, Opener>> = {
  file: async ({ address, project, ...rest }) => {
    const { openDuckDbWarehouse } = await import('./duckdb/index.ts');
    const path = address === ':memory:' || isAbsolute(address) ? address : join(project, address);
    return openDuckDbWarehouse({ ...rest, path });
  },
};

/** Opens the warehouse that a project declares. */
export async function openWarehouse(options: WarehouseOptions): Promise<Warehouse> {
  const scheme = /^([a-z]+):\/\//.exec(options.address)?.[1] ?? 'file';
  const open = registry[scheme];
  if (!open)
    throw usageError(
      'warehouse',
      options.address,
      `must be a file or an address of a known kind (got ${scheme}://)`,
      `kinds: ${Object.keys(registry).join(', ')}`,
    );
  return open(options);
}
