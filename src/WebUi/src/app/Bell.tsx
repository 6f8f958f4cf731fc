import { Button, Popover } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { text } from '../text/en'
import { Time } from '../ui/Time'
import { told } from './told'

const words = text.keys.bell

/** What the toasts said, after they have gone. */
export function Bell() {
  const said = useSyncExternalStore(told.subscribe, () => told.all)
  const [opened, setOpened] = useState(false)
  return (
    <Popover position="bottom-end" withinPortal opened={opened} onChange={setOpened} trapFocus width={340}>
      <Popover.Target>
        <button type="button" className="icon-button" aria-label={words.label(said.length)} title={words.label(said.length)} onClick={() => setOpened(!opened)}>
          <IconBell size={18} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.label(said.length)}>
        {said.length === 0 ? <p className="muted">{words.empty}</p> : (
          <>
            <ul className="told">
              {said.map((each) => (
                <li key={each.id} data-tone={each.color === 'red' ? 'bad' : undefined}>
                  {each.title && <strong>{each.title} </strong>}
                  <span>{each.message}</span>
                  <span className="reason"><Time at={each.at} /></span>
                </li>
              ))}
            </ul>
            <Button variant="subtle" onClick={() => told.clear()}>{words.clear}</Button>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
