import { Menu } from '@mantine/core'
import type { Guest } from '../../api/types'
import { GuestMenuItems } from './GuestActions'

export interface MenuAt {
  guest: Guest
  box: DOMRect
}

// Not the keydown too, which the library takes by default: the key that opened it would close it.
const OUTSIDE = ['mousedown', 'touchstart'] as const

/** One menu for all rows, where it was asked for: library components in every row would cost the frame rate. */
export function RowMenu({ at: { guest, box }, onClose }: { at: MenuAt; onClose: () => void }) {
  const left = Math.min(box.left + (box.width > 100 ? 60 : 0), window.innerWidth - 40)
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} clickOutsideEvents={[...OUTSIDE]} position="bottom-start" withinPortal returnFocus>
      <Menu.Target><span aria-hidden="true" className="menu-anchor" style={{ left, top: box.bottom }} /></Menu.Target>
      <Menu.Dropdown aria-label={guest.name}>
        <Menu.Label>{guest.name}</Menu.Label>
        <GuestMenuItems guest={guest} />
      </Menu.Dropdown>
    </Menu>
  )
}
