import { Button, Popover } from '@mantine/core'
import { useNotifications, type NotificationData } from '@mantine/notifications'
import { IconBell } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { text } from '../text/en'
import { Time } from '../ui/Time'

const words = text.keys.bell
const MOST = 30

interface Told extends Pick<NotificationData, 'title' | 'message' | 'color'> {
  id: string
  at: string
}

/** What the toasts said, after they have gone. */
export function Bell() {
  const { notifications } = useNotifications()
  const [told, setTold] = useState<readonly Told[]>([])
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    setTold((before) => {
      const known = new Set(before.map((each) => each.id))
      const news = notifications.filter(({ id }) => id !== undefined && !known.has(id)).map(({ id, title, message, color }): Told => ({ id: id!, title, message, color, at: new Date().toISOString() }))
      return news.length > 0 ? [...news.toReversed(), ...before].slice(0, MOST) : before
    })
  }, [notifications])
  return (
    <Popover position="bottom-end" withinPortal opened={opened} onChange={setOpened} trapFocus width={340}>
      <Popover.Target>
        <button type="button" className="icon-button" aria-label={words.label(told.length)} title={words.label(told.length)} onClick={() => setOpened(!opened)}>
          <IconBell size={18} aria-hidden="true" />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label={words.label(told.length)}>
        {told.length === 0 ? <p className="muted">{words.empty}</p> : (
          <>
            <ul className="told">
              {told.map((each) => (
                <li key={each.id} data-tone={each.color === 'red' ? 'bad' : undefined}>
                  {each.title && <strong>{each.title} </strong>}
                  <span>{each.message}</span>
                  <span className="reason"><Time at={each.at} /></span>
                </li>
              ))}
            </ul>
            <Button variant="subtle" onClick={() => setTold([])}>{words.clear}</Button>
          </>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}
