import { Button, Checkbox, Popover } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconColumns } from '@tabler/icons-react'
import { text } from '../../text/en'
import { Choices } from '../Choices'
import { DENSITIES, preferences, usePreferences } from '../preferences'
import type { useColumns } from './columns'

const words = text.habits.columns

export function ColumnsMenu({ choices, reset }: Pick<ReturnType<typeof useColumns>, 'choices' | 'reset'>) {
  const { density } = usePreferences()
  return (
    <Popover position="bottom-end" withinPortal trapFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns size={16} aria-hidden="true" />}>{text.guests.columns}</Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={text.guests.columns}>
        <ul className="column-choices">
          {choices.map((choice) => (
            <li key={choice.id}>
              <Checkbox size="xs" label={choice.header} checked={choice.shown} onChange={choice.toggle} />
              <Move onMove={choice.earlier} label={words.earlier(choice.header)}><IconChevronUp size={14} aria-hidden="true" /></Move>
              <Move onMove={choice.later} label={words.later(choice.header)}><IconChevronDown size={14} aria-hidden="true" /></Move>
            </li>
          ))}
        </ul>
        <p className="muted small">{words.density}</p>
        <Choices label={words.density} value={density} options={DENSITIES.map((value) => ({ value, label: words.densities[value] }))} onChange={(next) => preferences.change({ density: next })} />
        <Button mt="xs" variant="subtle" onClick={reset}>{text.guests.resetColumns}</Button>
      </Popover.Dropdown>
    </Popover>
  )
}

function Move({ onMove, label, children }: { onMove?: () => void; label: string; children: React.ReactNode }) {
  return <button type="button" className="icon-button" aria-disabled={!onMove} aria-label={label} title={label} onClick={onMove}>{children}</button>
}
