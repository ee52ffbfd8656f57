"""From the API to what each product shows: every name, signature and text finished."""
