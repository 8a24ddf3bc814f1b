import { Menu } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import { SAMPLES } from '#lessons/samples.ts';
import { openSample } from '#session/input.ts';
import './samplesMenu.css';

/** Opens at once, because it is mounted by the click that asked for it. */
export function SamplesMenu({ face }: { readonly face: ReactNode }) {
  return (
    <Menu.Root defaultOpen modal={false}>
      <Menu.Trigger className="app-button app-quiet">{face}</Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="app-menu-place" sideOffset={6} align="start">
          <Menu.Popup className="app-menu">
            {SAMPLES.map(({ id, name, summary }) => (
              <Menu.Item key={id} className="app-menu-item" label={name} onClick={() => openSample(id)}>
                <span className="app-menu-name">{name}</span>
                <span className="app-menu-note">{summary}</span>
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
