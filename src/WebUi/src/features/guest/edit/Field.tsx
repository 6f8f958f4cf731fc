import { Autocomplete, NumberInput, Select, Switch, Textarea, TextInput } from '@mantine/core'
import type { GuestConfig } from '../../../api/pages'
import { isOn, part, withPart } from '../../../plan/forms/property'
import { tagsOf } from '../../../plan/forms/rules'
import { text } from '../../../text/en'
import { BootOrder } from './BootOrder'
import { partName, type FieldSpec, type PartSpec } from './fields'
import { switched } from './values'

const words = text.guestForms.edit

interface Props {
  spec: FieldSpec
  label: string
  value: string
  stored: string
  config: GuestConfig
  error?: string
  onChange: (value: string) => void
}

/** One setting, in the field that its kind asks for. Its value stays as Proxmox VE writes it. */
export function Field({ spec, label, value, stored, config, error, onChange }: Props) {
  const placeholder = spec.usual === undefined ? words.unset : words.byDefault(spec.usual)
  switch (spec.kind) {
    case 'number':
      return <NumberInput aria-label={label} value={value} error={error} placeholder={placeholder} suffix={spec.unit && ` ${spec.unit}`} min={0} allowNegative={false} step={spec.unit ? 512 : 1} onChange={(next) => onChange(String(next))} />
    case 'switch':
      return <Switch aria-label={label} checked={value === '' ? spec.usual === '1' : isOn(value)} label={value === '' ? words.byDefault(spec.usual === '1' ? text.common.yes : text.common.no) : isOn(value) ? text.common.yes : text.common.no} onChange={(event) => onChange(switched(event.currentTarget.checked, stored, spec.usual))} />
    case 'select':
      return <Select aria-label={label} data={withCurrent(spec.choices ?? [], value)} value={value || null} clearable placeholder={placeholder} error={error} onChange={(next) => onChange(next ?? '')} comboboxProps={{ withinPortal: true }} />
    case 'lines':
      return <Textarea aria-label={label} value={value} error={error} autosize minRows={2} maxRows={10} onChange={(event) => onChange(event.currentTarget.value)} />
    case 'tags':
      return <TextInput aria-label={label} value={value.replaceAll(';', ' ')} error={error} placeholder={words.unset} spellCheck={false} onChange={(event) => onChange(event.currentTarget.value.endsWith(' ') ? event.currentTarget.value.replace(/[\s,;]+/g, ';') : tagsOf(event.currentTarget.value).join(';'))} />
    case 'parts':
      return <div className="field-parts" role="group" aria-label={label}>{spec.parts?.map((each) => <Part key={each.name} spec={each} of={label} value={value} onChange={onChange} />)}{error && <p className="field-error">{error}</p>}</div>
    case 'boot':
      return <BootOrder label={label} value={value} config={config} onChange={onChange} />
    default:
      return <TextInput aria-label={label} value={value} error={error} placeholder={placeholder} spellCheck={false} onChange={(event) => onChange(event.currentTarget.value)} />
  }
}

const withCurrent = (choices: readonly string[], value: string) => (value && !choices.includes(value) ? [value, ...choices] : [...choices])

function Part({ spec, of, value, onChange }: { spec: PartSpec; of: string; value: string; onChange: (value: string) => void }) {
  const first = spec.first ? spec.name : undefined
  const own = part(value, spec.name, first)
  const set = (to: string) => onChange(withPart(value, spec.name, to, first))
  const label = partName(spec.name)
  if (spec.kind === 'switch') return <Switch label={label} aria-label={`${of}: ${label}`} checked={isOn(own)} onChange={(event) => set(event.currentTarget.checked ? '1' : spec.first ? '0' : '')} />
  if (spec.kind === 'number') return <NumberInput label={label} aria-label={`${of}: ${label}`} value={own} allowNegative={false} hideControls onChange={(next) => set(String(next))} />
  if (spec.kind === 'select') return <Autocomplete label={label} aria-label={`${of}: ${label}`} data={[...(spec.choices ?? [])]} value={own} spellCheck={false} maxDropdownHeight={240} onChange={set} comboboxProps={{ withinPortal: true }} />
  return <TextInput label={label} aria-label={`${of}: ${label}`} value={own} spellCheck={false} onChange={(event) => set(event.currentTarget.value.replaceAll(',', ';'))} />
}
