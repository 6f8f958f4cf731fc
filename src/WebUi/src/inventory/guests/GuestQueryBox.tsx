import { CloseButton, Menu } from '@mantine/core'
import { useDebouncedCallback, useDebouncedValue } from '@mantine/hooks'
import { IconFilter, IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { text } from '../../text/en'
import { count } from '../../text/formats'
import { useQueryKey } from '../../ui/keys'
import { fieldChoices, fieldValues, placeAt, valueChoices, withChoice, type Choice } from './complete'
import type { GuestFilter } from './drift'
import { faultsOf, MEASURES, piecesOf, QUALIFIERS, type Fault } from './faults'

const words = text.habits.query
const TYPING_MS = 200

interface Props {
  value: string
  onChange: (value: string) => void
  /** What the server didn't understand, where it says more than is known here. */
  problems?: readonly string[]
  filter: GuestFilter
}

/** The guests' query: what is wrong in it is underlined with its cure, fields and values complete with counts. `/` goes to it. */
export function GuestQueryBox({ value, onChange, problems = [], filter }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const mirror = useRef<HTMLDivElement>(null)
  const list = useId()
  const [typed, setTyped] = useState(value)
  const [caret, setCaret] = useState<number>()
  const [at, setAt] = useState(-1)
  const sent = useRef(value)
  const send = useDebouncedCallback((next: string) => {
    sent.current = next
    onChange(next)
  }, TYPING_MS)
  useEffect(() => {
    // Changed from outside, by a chip or by Back; what is under the fingers stays.
    if (value !== sent.current) {
      sent.current = value
      setTyped(value)
    }
  }, [value])
  useQueryKey(input)

  const place = caret === undefined ? undefined : placeAt(typed, caret)
  const [asked] = useDebouncedValue(place?.field ? `${place.field} ${place.rest}` : '', 100)
  const field = place?.field
  const values = useQuery({ ...fieldValues(field ?? '', place?.rest ?? '', filter), enabled: field !== undefined && asked === `${field} ${place?.rest}` })
  const choices: Choice[] = !place ? [] : field ? valueChoices(values.data ?? [], place.prefix) : fieldChoices(place.prefix)
  const shown = choices.length > 0 && !(choices.length === 1 && place && choices[0]!.insert === typed.slice(place.from, place.to)) ? choices : []

  const change = (next: string, to?: number) => {
    setTyped(next)
    setAt(-1)
    send(next)
    if (to === undefined) return
    setCaret(to)
    requestAnimationFrame(() => {
      input.current?.focus()
      input.current?.setSelectionRange(to, to)
    })
  }
  const take = (choice: Choice) => {
    if (!place) return
    const next = withChoice(typed, place, choice)
    change(next.q, next.caret)
  }
  const addField = (insert: string) => {
    const before = typed && !typed.endsWith(' ') ? `${typed} ` : typed
    change(before + insert, before.length + insert.length)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      if (shown.length > 0) setCaret(undefined)
      else if (typed) change('')
      else input.current?.blur()
    } else if (shown.length === 0) return
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt((now) => (event.key === 'ArrowDown' ? (now + 1) % shown.length : (now <= 0 ? shown.length : now) - 1))
    } else if ((event.key === 'Enter' && at >= 0) || (event.key === 'Tab' && !event.shiftKey)) {
      event.preventDefault()
      take(shown[Math.max(0, at)]!)
    }
  }
  // While a term is being typed it is not wrong yet.
  const faults = faultsOf(typed).filter((fault) => caret === undefined || !(fault.start < caret && caret <= fault.end))
  const said = faults.length > 0 ? faults.map((fault) => fault.what) : faultsOf(typed).length > 0 ? [] : problems
  return (
    <div className="query guest-query">
      <div className="query-frame" data-wrong={said.length > 0 || undefined}>
        <Menu position="bottom-start" withinPortal>
          <Menu.Target><button type="button" className="icon-button" aria-label={words.fieldsLabel} title={words.fieldsLabel}><IconFilter size={16} aria-hidden="true" /></button></Menu.Target>
          <Menu.Dropdown className="query-fields">
            {QUALIFIERS.map((each) => <Menu.Item key={each} onClick={() => addField(`${each}:`)}>{words.hints[each]}</Menu.Item>)}
            <Menu.Divider />
            {MEASURES.map((each) => <Menu.Item key={each} onClick={() => addField(each === 'uptime' ? `${each}<` : `${each}>`)}>{words.hints[each]}</Menu.Item>)}
          </Menu.Dropdown>
        </Menu>
        <span className="query-field">
          <span ref={mirror} className="query-mirror" aria-hidden="true"><Underlined q={typed} faults={faults} /></span>
          <input
            ref={input}
            type="text"
            role="combobox"
            aria-label={text.guests.query}
            aria-expanded={shown.length > 0}
            aria-controls={list}
            aria-autocomplete="list"
            aria-activedescendant={at >= 0 && shown[at] ? `${list}-${at}` : undefined}
            aria-invalid={said.length > 0 || undefined}
            aria-describedby={said.length > 0 ? `${list}-wrong` : undefined}
            placeholder={text.guests.placeholder}
            title={text.guests.help}
            value={typed}
            spellCheck={false}
            autoComplete="off"
            autoCapitalize="none"
            onChange={(event) => {
              setCaret(event.currentTarget.selectionStart ?? undefined)
              change(event.currentTarget.value)
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? undefined)}
            onScroll={(event) => {
              if (mirror.current) mirror.current.scrollLeft = event.currentTarget.scrollLeft
            }}
            onBlur={() => setCaret(undefined)}
            onKeyDown={onKeyDown}
          />
        </span>
        {typed ? <CloseButton size="sm" aria-label={text.common.clear} onClick={() => change('')} /> : <><IconSearch size={16} aria-hidden="true" className="muted" /><kbd aria-hidden="true">/</kbd></>}
        <div id={list} role="listbox" tabIndex={-1} aria-label={words.completion} className="query-choices" hidden={shown.length === 0}>
          {shown.map((choice, i) => (
            <div
              key={choice.insert}
              id={`${list}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === at}
              onPointerDown={(event) => {
                event.preventDefault()
                take(choice)
              }}
            >
              <span>{choice.insert}</span>
              <span className="muted">{choice.count === undefined ? words.hints[choice.insert.slice(0, -1)] : count(choice.count)}</span>
            </div>
          ))}
        </div>
      </div>
      {said.length > 0 && <p id={`${list}-wrong`} className="query-wrong" role="status">{said.join(' ')}</p>}
    </div>
  )
}

const Underlined = ({ q, faults }: { q: string; faults: readonly Fault[] }) =>
  piecesOf(q, faults).map(({ start, piece, wrong }) => (wrong ? <u key={start}>{piece}</u> : <span key={start}>{piece}</span>))
