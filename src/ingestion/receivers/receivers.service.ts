import { Injectable } from '@nestjs/common';
import { CStoreReceiver } from './c-store/c-store.receiver.ts';
import { WatchFolderReceiver } from './watch-folder/watch-folder.receiver.ts';

/** The ways in that a server opens by itself; they close with the application. */
@Injectable()
export class Receivers {
  private readonly cStore: CStoreReceiver;
  private readonly watched: WatchFolderReceiver;

  constructor(cStore: CStoreReceiver, watched: WatchFolderReceiver) {
    this.cStore = cStore;
    this.watched = watched;
  }

  /** Opens them; gives the lines to show at start. Throws what a person can act upon. */
  async start(): Promise<string[]> {
    const lines = [await this.cStore.start(), await this.watched.start()];
    return lines.filter((line) => line !== null);
  }
}
