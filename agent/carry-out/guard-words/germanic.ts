import type { GuardWords } from './words.ts';

export const germanic: readonly GuardWords[] = [
  {
    language: 'en',
    verb: 'first',
    yes: 'Yes|Yes to All|OK|Continue',
    no: 'No|No to All',
    delete: {
      verbs: 'Delete|Erase|Permanently Delete',
      names: 'Remove|Empty Recycle Bin|Empty Trash|Move to Recycle Bin|Move to Trash',
      not: 'Delete Key',
      asks: 'want to delete|permanently delete|to the recycle bin',
    },
    send: { verbs: 'Send', not: 'Send to|Send back|Send backward' },
    overwrite: {
      verbs: 'Overwrite',
      names:
        'Replace File|Replace the file in the destination|Replace the files in the destination|Replace existing file',
      answers: 'Replace',
      asks: 'already exists|want to replace|want to overwrite',
    },
    discard: {
      verbs: 'Discard',
      names: "Don't Save|Do Not Save|Close without saving|Exit without saving|Quit without saving",
      asks: 'save changes|save the changes|want to save',
    },
    run: {
      names: 'Run|Run Anyway|Run Now|Run as administrator|Run Macro|Run Program|Enable Content|Enable Macros',
    },
    install: { verbs: 'Install|Uninstall' },
    pay: {
      verbs: 'Pay|Buy|Purchase',
      names: 'Place Order|Place your order|Order Now|Complete Purchase|Complete Order|Confirm Payment|Subscribe',
    },
  },
  {
    language: 'de',
    verb: 'last',
    yes: 'Ja|Ja, alle|OK|Fortsetzen',
    no: 'Nein|Nein, keine',
    delete: {
      verbs: 'Löschen',
      names: 'Entfernen|Papierkorb leeren|In den Papierkorb verschieben',
      not: 'Formatierung löschen|Formatierungen löschen',
      asks: 'wirklich löschen|endgültig löschen|löschen möchten|in den papierkorb',
    },
    send: { verbs: 'Senden|Absenden|Abschicken', not: 'in den Hintergrund senden|nach hinten senden' },
    overwrite: {
      verbs: 'Überschreiben',
      names: 'Datei im Ziel ersetzen|Dateien im Ziel ersetzen|Vorhandene Datei ersetzen',
      answers: 'Ersetzen',
      asks: 'bereits vorhanden|existiert bereits|ist schon vorhanden|sie ersetzen|überschreiben',
    },
    discard: {
      verbs: 'Nicht speichern|Verwerfen',
      names: 'Ohne Speichern schließen|Ohne Speichern beenden',
      asks: 'änderungen an|änderungen in|änderungen speichern|die änderungen',
    },
    run: {
      names:
        'Ausführen|Trotzdem ausführen|Als Administrator ausführen|Makro ausführen|Inhalt aktivieren|Makros aktivieren',
    },
    install: { verbs: 'Installieren|Deinstallieren' },
    pay: {
      verbs: 'Bezahlen|Kaufen',
      names: 'Zahlen|Bestellen|Zahlungspflichtig bestellen|Kostenpflichtig bestellen|Jetzt bestellen|Abonnieren',
    },
  },
  {
    language: 'nl',
    verb: 'last',
    yes: 'Ja|Ja op alles|Ja, alles|OK|Doorgaan',
    no: 'Nee|Nee op alles',
    delete: {
      verbs: 'Verwijderen',
      names: 'Prullenbak leegmaken|Naar Prullenbak verplaatsen',
      asks: 'wilt verwijderen|definitief verwijderen|permanent verwijderen|prullenbak',
    },
    send: { verbs: 'Verzenden|Versturen', not: 'naar achtergrond verzenden' },
    overwrite: {
      verbs: 'Overschrijven',
      names:
        'Het bestand op de doellocatie vervangen|De bestanden op de doellocatie vervangen|Bestaand bestand vervangen',
      answers: 'Vervangen',
      asks: 'bestaat al|het vervangen|dit vervangen|overschrijven',
    },
    discard: {
      verbs: 'Niet opslaan',
      names: 'Wijzigingen negeren|Sluiten zonder opslaan|Afsluiten zonder opslaan',
      asks: 'wijzigingen opslaan|wijzigingen in|wijzigingen aan|wilt u opslaan',
    },
    run: {
      names:
        "Uitvoeren|Toch uitvoeren|Als administrator uitvoeren|Uitvoeren als administrator|Macro uitvoeren|Inhoud inschakelen|Macro's inschakelen",
    },
    install: { verbs: 'Installeren|De-installeren|Deïnstalleren' },
    pay: { verbs: 'Betalen|Kopen|Afrekenen', names: 'Bestellen|Nu bestellen|Bestelling plaatsen' },
  },
  {
    language: 'sv',
    verb: 'first',
    yes: 'Ja|Ja till alla|OK|Fortsätt',
    no: 'Nej|Nej till alla',
    delete: {
      verbs: 'Ta bort',
      names: 'Radera|Töm papperskorgen|Flytta till papperskorgen',
      asks: 'vill ta bort|ta bort permanent|papperskorgen',
    },
    send: { verbs: 'Skicka', not: 'Skicka till' },
    overwrite: {
      verbs: 'Skriv över',
      names: 'Ersätt filen på målplatsen|Ersätt filerna på målplatsen|Ersätt filen i målet|Ersätt befintlig fil',
      answers: 'Ersätt',
      asks: 'finns redan|vill du ersätta|skriva över',
    },
    discard: {
      names: 'Spara inte|Ignorera ändringar|Stäng utan att spara|Avsluta utan att spara',
      asks: 'spara ändringar|spara ändringarna|vill du spara',
    },
    run: { names: 'Kör|Kör ändå|Kör som administratör|Kör makro|Aktivera innehåll|Aktivera makron' },
    install: { verbs: 'Installera|Avinstallera' },
    pay: { verbs: 'Betala|Köp', names: 'Slutför köp|Lägg beställning|Beställ nu' },
  },
  {
    language: 'da',
    verb: 'first',
    yes: 'Ja|Ja til alle|OK|Fortsæt',
    no: 'Nej|Nej til alle',
    delete: { verbs: 'Slet', names: 'Fjern|Tøm papirkurv', asks: 'vil slette|slette permanent|papirkurven' },
    send: { verbs: 'Send', not: 'Send til|Send bagud' },
    overwrite: {
      verbs: 'Overskriv',
      names: 'Erstat filen på destinationen|Erstat filerne på destinationen|Erstat eksisterende fil',
      answers: 'Erstat',
      asks: 'findes allerede|vil du erstatte|overskrive',
    },
    discard: {
      verbs: 'Kassér',
      names: 'Gem ikke|Luk uden at gemme|Afslut uden at gemme',
      asks: 'gemme ændringer|gemme ændringerne|vil du gemme',
    },
    run: {
      names:
        'Kør|Kør alligevel|Kør som administrator|Kør makro|Aktivér indhold|Aktiver indhold|Aktivér makroer|Aktiver makroer',
    },
    install: { verbs: 'Installér|Installer|Afinstaller|Afinstallér', names: 'Fjern installation' },
    pay: { verbs: 'Betal|Køb', names: 'Afgiv ordre|Gennemfør køb|Bestil nu' },
  },
  {
    language: 'nb',
    verb: 'first',
    yes: 'Ja|Ja til alt|Ja til alle|OK|Fortsett',
    no: 'Nei|Nei til alt|Nei til alle',
    delete: {
      verbs: 'Slett',
      names: 'Fjern|Tøm papirkurven|Tøm papirkurv',
      asks: 'vil slette|slette permanent|papirkurven',
    },
    send: { verbs: 'Send', not: 'Send til|Send bakover' },
    overwrite: {
      verbs: 'Overskriv|Skriv over',
      names: 'Erstatt filen i målet|Erstatt filene i målet|Erstatt filen på målet|Erstatt eksisterende fil',
      answers: 'Erstatt',
      asks: 'finnes allerede|vil du erstatte|overskrive',
    },
    discard: {
      verbs: 'Forkast',
      names: 'Ikke lagre|Lukk uten å lagre|Avslutt uten å lagre',
      asks: 'lagre endringer|lagre endringene|vil du lagre',
    },
    run: { names: 'Kjør|Kjør likevel|Kjør som administrator|Kjør makro|Aktiver innhold|Aktiver makroer' },
    install: { verbs: 'Installer|Avinstaller' },
    pay: { verbs: 'Betal|Kjøp', names: 'Legg inn bestilling|Fullfør kjøp|Bestill nå' },
  },
];
