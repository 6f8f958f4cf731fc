import { Checkbox } from '@mantine/core'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import type { GuestConfig } from '../../../api/pages'
import { bootable, bootList, bootText } from '../../../plan/forms/devices'
import { text } from '../../../text/en'

const words = text.guestForms.edit

/** What a machine boots from, in its order: ticked is tried, from the top. */
export function BootOrder({ label, value, config, onChange }: { label: string; value: string; config: GuestConfig; onChange: (value: string) => void }) {
  const chosen = bootList(value)
  const all = [...chosen, ...bootable(config).filter((key) => !chosen.includes(key))]
  const set = (devices: readonly string[]) => onChange(bootText(devices))
  const swap = (at: number, other: number) => set(chosen.map((device, i) => (i === at ? chosen[other]! : i === other ? chosen[at]! : device)))
  return (
    <ul className="boot-order" aria-label={label}>
      {all.map((device) => {
        const at = chosen.indexOf(device)
        const last = at === chosen.length - 1
        return (
          <li key={device}>
            <Checkbox label={device} aria-label={words.boots(device)} checked={at >= 0} onChange={(event) => set(event.currentTarget.checked ? [...chosen, device] : chosen.filter((each) => each !== device))} />
            <span className="muted">{at >= 0 ? at + 1 : ''}</span>
            <button type="button" className="icon-button" aria-label={words.up(device)} disabled={at < 1} onClick={() => swap(at, at - 1)}><IconArrowUp size={14} aria-hidden="true" /></button>
            <button type="button" className="icon-button" aria-label={words.down(device)} disabled={at < 0 || last} onClick={() => swap(at, at + 1)}><IconArrowDown size={14} aria-hidden="true" /></button>
          </li>
        )
      })}
    </ul>
  )
}
