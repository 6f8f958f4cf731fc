import { TextInput } from '@mantine/core'
import { text } from '../../text/en'

const words = text.guestForms.network

interface Addresses {
  ip: string
  gw: string
  ip6: string
  gw6: string
}

interface Props {
  values: Addresses
  error: (name: keyof Addresses) => string | undefined
  onChange: (change: Partial<Addresses>) => void
}

/** Addresses as PVE takes them, each with its gateway. */
export function AddressFields({ values, error, onChange }: Props) {
  const field = (name: keyof Addresses, label: string, placeholder: string) => (
    <TextInput label={label} placeholder={placeholder} value={values[name]} error={error(name)} spellCheck={false} onChange={(event) => onChange({ [name]: event.currentTarget.value.trim() })} />
  )
  return (
    <>
      <div className="form-row">
        {field('ip', words.ip, words.ipShape)}
        {field('gw', words.gateway, words.none)}
      </div>
      <div className="form-row">
        {field('ip6', words.ip6, words.ip6Shape)}
        {field('gw6', words.gateway6, words.none)}
      </div>
    </>
  )
}
