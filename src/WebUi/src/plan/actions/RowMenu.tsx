import { Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Guest } from '../../api/types'
import { GuestMenuItems } from './GuestActions'

export interface MenuAt {
  guest: Guest
  box: DOMRect
}

// Not the keydown too, which the library takes by default: the key that opened it would close it.
const OUTSIDE = ['mousedown', 'touchstart'] as const

export function RowMenu({ at: { guest, box }, onClose }: { at: MenuAt; onClose: () => void }) {
  return <MenuAtRow box={box} label={guest.name} onClose={onClose}><GuestMenuItems guest={guest} /></MenuAtRow>
}

/** One menu for all rows, where it was asked for: library components in every row would cost the frame rate. */
export function MenuAtRow({ box, label, children, onClose }: { box: DOMRect; label: string; children: ReactNode; onClose: () => void }) {
  const left = Math.min(box.left + (box.width > 100 ? 60 : 0), window.innerWidth - 40)
  return (
    <Menu opened onChange={(opened) => !opened && onClose()} clickOutsideEvents={[...OUTSIDE]} position="bottom-start" withinPortal returnFocus>
      <Menu.Target><span aria-hidden="true" className="menu-anchor" style={{ left, top: box.bottom }} /></Menu.Target>
      <Menu.Dropdown aria-label={label}>
        <Menu.Label>{label}</Menu.Label>
        {children}
      </Menu.Dropdown>
    </Menu>
  )
}
