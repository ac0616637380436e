// Whether a client is being made: the palette opens the form as well as its button.
import { createStore } from 'zustand/vanilla';

export const newClientStore = createStore<{ making: boolean }>()(() => ({ making: false }));

export const setMakingClient = (making: boolean): void => newClientStore.setState({ making });
