/** A code as sent, and the code it means today when a retired one was sent (SRT maps to SCT). */
export interface Code {
  readonly value: string;
  readonly scheme: string;
  readonly meaning: string | null;
  /** Today's code for a retired one ("113857"/"SCT"); null when the code is current or not in the map. */
  readonly mapped: { readonly value: string; readonly scheme: string } | null;
}
