import type { GuardWords } from './words.ts';

export const slavic: readonly GuardWords[] = [
  {
    language: 'pl',
    verb: 'first',
    yes: 'Tak|Tak na wszystkie|Tak dla wszystkich|OK|Kontynuuj',
    no: 'Nie|Nie na wszystkie|Nie dla wszystkich',
    delete: {
      verbs: 'Usuń|Skasuj',
      names: 'Opróżnij Kosz|Przenieś do Kosza',
      asks: 'chcesz usunąć|trwale usunąć|do kosza',
    },
    send: { verbs: 'Wyślij', not: 'Wyślij do' },
    overwrite: {
      verbs: 'Nadpisz',
      names: 'Zastąp plik w miejscu docelowym|Zastąp pliki w miejscu docelowym|Zastąp istniejący plik',
      answers: 'Zastąp|Zamień',
      asks: 'już istnieje|go zastąpić|go zamienić|nadpisać',
    },
    discard: {
      verbs: 'Nie zapisuj|Odrzuć zmiany',
      names: 'Zamknij bez zapisywania|Zakończ bez zapisywania',
      asks: 'zapisać zmiany|chcesz zapisać',
    },
    run: {
      names: 'Uruchom|Uruchom mimo to|Uruchom jako administrator|Uruchom makro|Włącz zawartość|Włącz makra',
    },
    install: { verbs: 'Zainstaluj|Instaluj|Odinstaluj' },
    pay: { verbs: 'Zapłać|Kup', names: 'Złóż zamówienie|Zamawiam z obowiązkiem zapłaty|Kupuję i płacę' },
  },
  {
    language: 'cs',
    verb: 'first',
    yes: 'Ano|Ano všem|OK|Pokračovat',
    no: 'Ne|Ne všem',
    delete: {
      verbs: 'Odstranit|Smazat',
      names: 'Vysypat koš',
      asks: 'chcete odstranit|trvale odstranit|chcete smazat|do koše',
    },
    send: { verbs: 'Odeslat|Poslat', not: 'Odeslat do' },
    overwrite: {
      verbs: 'Přepsat',
      names:
        'Nahradit soubor v cílovém umístění|Nahradit soubory v cílovém umístění|Nahradit soubor v cíli|Nahradit soubory v cíli|Nahradit existující soubor',
      answers: 'Nahradit',
      asks: 'již existuje|už existuje|jej nahradit|ho nahradit|přepsat',
    },
    discard: {
      verbs: 'Zahodit',
      names: 'Neukládat|Zavřít bez uložení|Ukončit bez uložení',
      asks: 'uložit změny|chcete uložit',
    },
    run: { names: 'Spustit|Přesto spustit|Spustit jako správce|Spustit makro|Povolit obsah|Povolit makra' },
    install: { verbs: 'Nainstalovat|Instalovat|Odinstalovat' },
    pay: { verbs: 'Zaplatit|Koupit', names: 'Objednat|Závazně objednat|Objednat s povinností platby' },
  },
  {
    language: 'sk',
    verb: 'first',
    yes: 'Áno|Áno pre všetky|OK|Pokračovať',
    no: 'Nie|Nie pre všetky',
    delete: {
      verbs: 'Odstrániť|Zmazať',
      names: 'Vymazať|Vysypať Kôš|Vyprázdniť Kôš',
      asks: 'chcete odstrániť|natrvalo odstrániť|do koša',
    },
    send: { verbs: 'Odoslať|Poslať', not: 'Odoslať do' },
    overwrite: {
      verbs: 'Prepísať',
      names:
        'Nahradiť súbor v cieľovom umiestnení|Nahradiť súbory v cieľovom umiestnení|Nahradiť súbor v cieli|Nahradiť existujúci súbor',
      answers: 'Nahradiť',
      asks: 'už existuje|ho nahradiť|prepísať',
    },
    discard: {
      verbs: 'Zahodiť',
      names: 'Neuložiť|Neukladať|Zavrieť bez uloženia|Skončiť bez uloženia',
      asks: 'uložiť zmeny|chcete uložiť',
    },
    run: {
      names: 'Spustiť|Napriek tomu spustiť|Spustiť ako správca|Spustiť makro|Povoliť obsah|Povoliť makrá',
    },
    install: { verbs: 'Inštalovať|Nainštalovať|Odinštalovať' },
    pay: { verbs: 'Zaplatiť|Kúpiť', names: 'Objednať|Objednať s povinnosťou platby' },
  },
  {
    language: 'ru',
    verb: 'first',
    yes: 'Да|Да для всех|OK|ОК|Продолжить',
    no: 'Нет|Нет для всех',
    delete: {
      verbs: 'Удалить|Стереть',
      names: 'Очистить корзину|Переместить в корзину',
      asks: 'хотите удалить|действительно удалить|удалить безвозвратно|окончательно удалить|в корзину',
    },
    send: { verbs: 'Отправить|Послать', not: 'Отправить на задний план|Отправить назад' },
    overwrite: {
      verbs: 'Перезаписать',
      names: 'Заменить файл в папке назначения|Заменить файлы в папке назначения|Заменить существующий файл',
      answers: 'Заменить',
      asks: 'уже существует|заменить его|перезаписать',
    },
    discard: {
      verbs: 'Не сохранять',
      names: 'Закрыть без сохранения|Выйти без сохранения|Отказаться от изменений',
      asks: 'сохранить изменения|хотите сохранить',
    },
    run: {
      names:
        'Выполнить|Запустить|Выполнить в любом случае|Запуск от имени администратора|Запустить от имени администратора|Выполнить макрос|Включить содержимое|Включить макросы',
    },
    install: { names: 'Установить|Установить сейчас|Установить обновления|Установить программу|Удалить программу' },
    pay: { verbs: 'Оплатить|Купить', names: 'Оформить заказ|Подтвердить заказ' },
  },
  {
    language: 'uk',
    verb: 'first',
    yes: 'Так|Так для всіх|OK|ОК|Продовжити',
    no: 'Ні|Ні для всіх',
    delete: {
      verbs: 'Видалити|Стерти',
      names: 'Очистити кошик',
      asks: 'хочете видалити|дійсно видалити|видалити остаточно|остаточно видалити|до кошика',
    },
    send: { verbs: 'Надіслати|Відправити', not: 'Надіслати до|Надіслати на задній план' },
    overwrite: {
      verbs: 'Перезаписати',
      names:
        'Замінити файл у папці призначення|Замінити файли в папці призначення|Замінити файл у місці призначення|Замінити наявний файл',
      answers: 'Замінити',
      asks: 'уже існує|вже існує|замінити його|перезаписати',
    },
    discard: {
      verbs: 'Не зберігати',
      names: 'Закрити без збереження|Вийти без збереження',
      asks: 'зберегти зміни|хочете зберегти',
    },
    run: {
      names:
        'Виконати|Запустити|Усе одно запустити|Запустити від імені адміністратора|Запуск від імені адміністратора|Виконати макрос|Увімкнути вміст|Увімкнути макроси',
    },
    install: { verbs: 'Інсталювати|Деінсталювати', names: 'Установити|Встановити|Видалити програму' },
    pay: { verbs: 'Оплатити|Сплатити|Купити|Придбати', names: 'Оформити замовлення' },
  },
  {
    language: 'bg',
    verb: 'first',
    yes: 'Да|Да за всички|OK|ОК|Продължи|Продължаване',
    no: 'Не|Не за всички',
    delete: {
      verbs: 'Изтриване|Изтрий',
      names: 'Премахване|Изпразване на кошчето|Изпразни кошчето',
      asks: 'да изтриете|окончателно|в кошчето',
    },
    send: {
      verbs: 'Изпращане|Изпрати',
      not: 'Изпращане до|Изпращане към|Изпрати до|Изпращане назад|Изпращане най-отзад',
    },
    overwrite: {
      verbs: 'Презаписване|Презапиши',
      names: 'Замяна на файла в местоназначението|Заместване на файла в местоназначението|Замяна на съществуващия файл',
      answers: 'Замяна|Заместване|Замени',
      asks: 'вече съществува|да го замените|да го заместите|презапи',
    },
    discard: {
      names: 'Не записвай|Без записване|Не запазвай|Отхвърляне на промените|Затваряне без записване',
      asks: 'запишете промените|запазите промените|записване на промените',
    },
    run: {
      names:
        'Изпълнение|Стартиране|Изпълни|Изпълнение въпреки това|Стартирай въпреки това|Изпълнение като администратор|Изпълнение на макрос|Разрешаване на съдържанието|Разреши съдържанието|Разрешаване на макроси',
    },
    install: { verbs: 'Инсталиране|Инсталирай|Деинсталиране|Деинсталирай' },
    pay: { verbs: 'Плащане|Плати|Купи|Купуване|Закупуване', names: 'Поръчай|Направи поръчка' },
  },
  {
    language: 'hr',
    verb: 'first',
    yes: 'Da|Da za sve|U redu|OK|Nastavi',
    no: 'Ne|Ne za sve',
    delete: {
      verbs: 'Izbriši|Obriši',
      names: 'Ukloni|Isprazni koš za smeće|Isprazni koš',
      not: 'Izbriši oblikovanje|Očisti oblikovanje',
      asks: 'želite izbrisati|trajno izbrisati|koš za smeće',
    },
    send: { verbs: 'Pošalji', not: 'Pošalji u|Pošalji na|Pošalji natrag|Pošalji unatrag' },
    overwrite: {
      verbs: 'Prebriši',
      names: 'Zamijeni datoteku na odredištu|Zamijeni datoteke na odredištu|Zamijeni postojeću datoteku',
      answers: 'Zamijeni',
      asks: 'već postoji|je zamijeniti|prebrisati',
    },
    discard: {
      verbs: 'Odbaci promjene',
      names: 'Nemoj spremiti|Ne spremaj|Odbaci|Zatvori bez spremanja',
      asks: 'spremiti promjene|želite li spremiti',
    },
    run: {
      names:
        'Pokreni|Svejedno pokreni|Pokreni kao administrator|Pokreni makronaredbu|Omogući sadržaj|Omogući makronaredbe',
    },
    install: { verbs: 'Instaliraj|Deinstaliraj' },
    pay: { verbs: 'Plati|Kupi', names: 'Naruči|Potvrdi narudžbu|Naruči uz obvezu plaćanja' },
  },
  {
    language: 'sl',
    verb: 'first',
    yes: 'Da|Da za vse|V redu|OK|Nadaljuj',
    no: 'Ne|Ne za vse',
    delete: {
      verbs: 'Izbriši',
      names: 'Odstrani|Izprazni koš',
      asks: 'želite izbrisati|trajno izbrisati|v koš',
    },
    send: { verbs: 'Pošlji', not: 'Pošlji v|Pošlji nazaj|Pošlji na' },
    overwrite: {
      verbs: 'Prepiši',
      names:
        'Zamenjaj datoteko na cilju|Zamenjaj datoteko v ciljni mapi|Zamenjaj datoteke v ciljni mapi|Zamenjaj obstoječo datoteko',
      answers: 'Zamenjaj',
      asks: 'že obstaja|želite zamenjati|prepisati',
    },
    discard: {
      verbs: 'Zavrzi',
      names: 'Ne shrani|Zapri brez shranjevanja',
      asks: 'shraniti spremembe|želite shraniti',
    },
    run: { names: 'Zaženi|Vseeno zaženi|Zaženi kot skrbnik|Zaženi makro|Omogoči vsebino|Omogoči makre' },
    install: { verbs: 'Namesti|Odstrani namestitev' },
    pay: { verbs: 'Plačaj|Kupi', names: 'Oddaj naročilo|Naroči' },
  },
];
