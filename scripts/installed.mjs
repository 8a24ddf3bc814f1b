// Is node_modules what the lock file says? npm writes its own account of it when an install has gone through.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const packagesOf = (path) => JSON.parse(readFileSync(path, 'utf8')).packages ?? {};

/**
 * Compares package-lock.json with node_modules/.package-lock.json and with what is on the disk. Packages of other
 * platforms may be absent. A half-finished install has no account of it, or lacks folders.
 */
export function isInstalled(root) {
  const account = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(account)) return false;
  try {
    const there = packagesOf(account);
    const wanted = Object.entries(packagesOf(join(root, 'package-lock.json'))).filter(
      ([path]) => path !== '',
    );
    return wanted.every(([path, { version, integrity, optional, devOptional }]) => {
      const found = there[path];
      if (found === undefined) return Boolean(optional ?? devOptional);
      if (found.version !== version || found.integrity !== integrity) return false;
      const manifest = join(root, path, 'package.json');
      return existsSync(manifest) && JSON.parse(readFileSync(manifest, 'utf8')).version === version;
    });
  } catch {
    return false;
  }
}
