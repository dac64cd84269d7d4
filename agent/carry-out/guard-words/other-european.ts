import type { GuardWords } from './words.ts';

export const otherEuropean: readonly GuardWords[] = [
  {
    language: 'fi',
    verb: 'first',
    yes: 'Kyllä|Kyllä kaikkiin|OK|Jatka',
    no: 'Ei|Ei kaikkiin',
    delete: {
      verbs: 'Poista',
      names: 'Tyhjennä roskakori',
      not: 'Poista käytöstä|Poista valinta|Poista muotoilu|Poista muotoilut|Poista asennus',
      asks: 'varmasti poistaa|poistaa pysyvästi|roskakoriin',
    },
    send: { verbs: 'Lähetä', not: 'Lähetä kohteeseen' },
    overwrite: {
      verbs: 'Kirjoita päälle',
      names:
        'Korvaa kohteessa oleva tiedosto|Korvaa kohteessa olevat tiedostot|Korvaa tiedosto|Korvaa aiemmin luotu tiedosto',
      answers: 'Korvaa',
      asks: 'on jo olemassa|haluatko korvata',
    },
    discard: {
      verbs: 'Hylkää muutokset',
      names: 'Älä tallenna|Hylkää|Sulje tallentamatta|Lopeta tallentamatta',
      asks: 'tallentaa muutokset|haluatko tallentaa|tallennetaanko',
    },
    run: {
      names:
        'Suorita|Suorita silti|Suorita joka tapauksessa|Suorita järjestelmänvalvojana|Suorita makro|Ota sisältö käyttöön|Ota makrot käyttöön',
    },
    install: { verbs: 'Asenna|Poista asennus' },
    pay: { verbs: 'Maksa|Osta', names: 'Tee tilaus|Vahvista tilaus|Tilaa nyt' },
  },
  {
    language: 'et',
    verb: 'first',
    yes: 'Jah|Jah kõigile|OK|Jätka',
    no: 'Ei|Ei kõigile',
    delete: {
      verbs: 'Kustuta',
      names: 'Eemalda|Tühjenda prügikast',
      asks: 'soovite kustutada|jäädavalt kustutada|prügikasti',
    },
    send: { verbs: 'Saada', not: 'Saada asukohta|Saada tahapoole|Saada kõige taha' },
    overwrite: {
      verbs: 'Kirjuta üle',
      names: 'Asenda sihtkohas olev fail|Asenda sihtkohas olevad failid|Asenda olemasolev fail',
      answers: 'Asenda',
      asks: 'on juba olemas|selle asendada|üle kirjutada',
    },
    discard: {
      names: 'Ära salvesta|Loobu muudatustest|Hülga muudatused|Sule salvestamata',
      asks: 'salvestada muudatused|muudatused salvestada|soovite salvestada|kas salvestada',
    },
    run: { names: 'Käivita|Käivita ikkagi|Käivita administraatorina|Käivita makro|Luba sisu|Luba makrod' },
    install: { verbs: 'Installi|Installeeri|Desinstalli|Desinstalleeri' },
    pay: { verbs: 'Maksa|Osta', names: 'Esita tellimus|Telli' },
  },
  {
    language: 'hu',
    verb: 'last',
    yes: 'Igen|Igen, mind|Igen, mindegyik|OK|Folytatás',
    no: 'Nem|Nem, egyik sem|Egyik sem',
    delete: {
      verbs: 'Törlés|Törlése',
      names: 'Lomtár ürítése',
      not: 'formázás törlése|szűrő törlése',
      asks: 'biztosan törli|véglegesen|szeretné törölni|a lomtárba',
    },
    send: { verbs: 'Küldés|Küldése' },
    overwrite: {
      verbs: 'Felülírás|Felülírása',
      names: 'A célhelyen lévő fájl cseréje|A célhelyen található fájl cseréje|Meglévő fájl cseréje',
      answers: 'Csere',
      asks: 'már létezik|szeretné cserélni|felülír',
    },
    discard: {
      names:
        'Nincs mentés|Ne mentse|Mentés nélkül|Elvetés|Módosítások elvetése|Bezárás mentés nélkül|Kilépés mentés nélkül',
      asks: 'menti a módosításokat|menteni a módosításokat|módosítások mentése|szeretné menteni',
    },
    run: {
      names:
        'Futtatás|Futtatás mindenképpen|Futtatás mindenképp|Futtatás rendszergazdaként|Makró futtatása|Tartalom engedélyezése|Makrók engedélyezése',
    },
    install: { verbs: 'Telepítés|Telepítése|Eltávolítás|Eltávolítása' },
    pay: {
      verbs: 'Fizetés|Vásárlás|Megvásárlás',
      names: 'Vásárlás most|Megrendelés|Rendelés fizetési kötelezettséggel',
    },
  },
  {
    language: 'lv',
    verb: 'first',
    yes: 'Jā|Jā visiem|Labi|OK|Turpināt',
    no: 'Nē|Nē visiem',
    delete: {
      verbs: 'Dzēst|Izdzēst',
      names: 'Noņemt|Iztukšot atkritni',
      asks: 'vēlaties dzēst|vēlaties izdzēst|neatgriezeniski|atkritni',
    },
    send: { verbs: 'Sūtīt|Nosūtīt', not: 'Sūtīt uz|Nosūtīt uz' },
    overwrite: {
      verbs: 'Pārrakstīt',
      names: 'Aizstāt failu mērķa vietā|Aizstāt failus mērķa vietā|Aizstāt failu mērķī|Aizstāt esošo failu',
      answers: 'Aizstāt',
      asks: 'jau pastāv|jau eksistē|to aizstāt|pārrakstīt',
    },
    discard: {
      verbs: 'Nesaglabāt|Atmest izmaiņas',
      names: 'Aizvērt nesaglabājot|Aizvērt bez saglabāšanas',
      asks: 'saglabāt izmaiņas|vēlaties saglabāt',
    },
    run: {
      names:
        'Palaist|Izpildīt|Tomēr palaist|Palaist tik un tā|Palaist kā administratoram|Izpildīt kā administratoram|Palaist makro|Iespējot saturu|Iespējot makro',
    },
    install: { verbs: 'Instalēt|Atinstalēt' },
    pay: { verbs: 'Maksāt|Samaksāt|Pirkt|Iegādāties', names: 'Veikt pasūtījumu|Pasūtīt' },
  },
  {
    language: 'lt',
    verb: 'first',
    yes: 'Taip|Taip visiems|Gerai|OK|Tęsti',
    no: 'Ne|Ne visiems',
    delete: {
      verbs: 'Naikinti|Panaikinti|Šalinti|Pašalinti|Ištrinti|Trinti',
      names: 'Išvalyti šiukšlinę|Ištuštinti šiukšlinę',
      asks: 'norite panaikinti|norite naikinti|norite pašalinti|norite ištrinti|visam laikui|šiukšlinę',
    },
    send: { verbs: 'Siųsti|Išsiųsti', not: 'Siųsti į' },
    overwrite: {
      verbs: 'Perrašyti',
      names: 'Pakeisti failą paskirties vietoje|Pakeisti failus paskirties vietoje|Pakeisti esamą failą',
      answers: 'Pakeisti|Keisti',
      asks: 'jau yra|jį pakeisti|perrašyti',
    },
    discard: {
      verbs: 'Neįrašyti|Nesaugoti|Neišsaugoti',
      names: 'Uždaryti neįrašius|Uždaryti neišsaugojus|Atsisakyti keitimų',
      asks: 'įrašyti keitimus|įrašyti pakeitimus|išsaugoti pakeitimus|norite įrašyti|norite išsaugoti',
    },
    run: {
      names:
        'Vykdyti|Paleisti|Vis tiek vykdyti|Vis tiek paleisti|Vykdyti administratoriaus teisėmis|Paleisti makrokomandą|Vykdyti makrokomandą|Įgalinti turinį|Įjungti turinį|Įgalinti makrokomandas',
    },
    install: { verbs: 'Diegti|Įdiegti|Išdiegti' },
    pay: { verbs: 'Mokėti|Sumokėti|Pirkti', names: 'Pateikti užsakymą|Užsakyti' },
  },
  {
    language: 'el',
    verb: 'first',
    yes: 'Ναι|Ναι σε όλα|OK|ΟΚ|Συνέχεια',
    no: 'Όχι|Όχι σε όλα',
    delete: {
      verbs: 'Διαγραφή',
      names: 'Κατάργηση|Άδειασμα Κάδου Ανακύκλωσης|Οριστική διαγραφή',
      asks: 'να διαγράψετε|οριστική διαγραφή|οριστικά|κάδο ανακύκλωσης',
    },
    send: { verbs: 'Αποστολή', not: 'Αποστολή προς|Αποστολή σε' },
    overwrite: {
      names:
        'Αντικατάσταση του αρχείου στον προορισμό|Αντικατάσταση των αρχείων στον προορισμό|Αντικατάσταση αρχείου|Αντικατάσταση υπάρχοντος αρχείου',
      answers: 'Αντικατάσταση',
      asks: 'υπάρχει ήδη|να το αντικαταστήσετε|αντικατασταθεί',
    },
    discard: {
      verbs: 'Απόρριψη αλλαγών',
      names: 'Χωρίς αποθήκευση|Να μην αποθηκευτεί|Να μη γίνει αποθήκευση|Κλείσιμο χωρίς αποθήκευση',
      asks: 'αποθηκεύσετε τις αλλαγές|αποθήκευση των αλλαγών|αποθηκευτούν οι αλλαγές',
    },
    run: {
      names:
        'Εκτέλεση|Εκτέλεση ούτως ή άλλως|Εκτέλεση ως διαχειριστής|Εκτέλεση μακροεντολής|Ενεργοποίηση περιεχομένου|Ενεργοποίηση μακροεντολών',
    },
    install: { verbs: 'Εγκατάσταση|Κατάργηση εγκατάστασης' },
    pay: { verbs: 'Πληρωμή|Αγορά', names: 'Υποβολή παραγγελίας|Ολοκλήρωση παραγγελίας' },
  },
];
