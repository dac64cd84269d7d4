import type { GuardWords } from './words.ts';

export const romance: readonly GuardWords[] = [
  {
    language: 'fr',
    verb: 'first',
    yes: 'Oui|Oui pour tout|OK|Continuer',
    no: 'Non|Non pour tout',
    delete: {
      verbs: 'Supprimer',
      names: 'Effacer|Vider la Corbeille|Déplacer vers la Corbeille',
      asks: 'vraiment supprimer|supprimer définitivement|voulez-vous supprimer|corbeille',
    },
    send: { verbs: 'Envoyer', not: "Envoyer vers|Envoyer à l'arrière-plan|Envoyer en arrière" },
    overwrite: {
      verbs: 'Écraser',
      names:
        'Remplacer le fichier dans la destination|Remplacer les fichiers dans la destination|Remplacer le fichier existant',
      answers: 'Remplacer',
      asks: 'existe déjà|le remplacer|écraser',
    },
    discard: {
      names:
        'Ne pas enregistrer|Abandonner les modifications|Ignorer les modifications|Fermer sans enregistrer|Quitter sans enregistrer',
      asks: 'enregistrer les modifications|modifications apportées|voulez-vous enregistrer',
    },
    run: {
      names:
        "Exécuter|Exécuter quand même|Exécuter en tant qu'administrateur|Exécuter la macro|Activer le contenu|Activer les macros",
    },
    install: { verbs: 'Installer|Désinstaller' },
    pay: {
      verbs: 'Payer|Acheter',
      names: "Commander|Passer commande|Passer la commande|Valider la commande|Confirmer le paiement|S'abonner",
    },
  },
  {
    language: 'es',
    verb: 'first',
    yes: 'Sí|Sí a todo|Aceptar|OK|Continuar',
    no: 'No|No a todo',
    delete: {
      verbs: 'Eliminar',
      names: 'Borrar|Quitar|Vaciar Papelera de reciclaje|Mover a la Papelera de reciclaje',
      asks: 'desea eliminar|quiere eliminar|eliminar permanentemente|papelera de reciclaje',
    },
    send: { verbs: 'Enviar', not: 'Enviar a|Enviar al fondo|Enviar atrás' },
    overwrite: {
      verbs: 'Sobrescribir|Sobreescribir',
      names:
        'Reemplazar el archivo en el destino|Reemplazar los archivos en el destino|Reemplazar archivo existente|Reemplazar el archivo existente',
      answers: 'Reemplazar',
      asks: 'ya existe|reemplazarlo|sobrescribir',
    },
    discard: {
      verbs: 'Descartar',
      names: 'No guardar|Cerrar sin guardar|Salir sin guardar',
      asks: 'guardar los cambios|guardar cambios|desea guardar|quiere guardar',
    },
    run: {
      names:
        'Ejecutar|Ejecutar de todas formas|Ejecutar de todos modos|Ejecutar como administrador|Ejecutar macro|Habilitar contenido|Habilitar macros',
    },
    install: { verbs: 'Instalar|Desinstalar' },
    pay: {
      verbs: 'Pagar|Comprar',
      names: 'Realizar pedido|Hacer pedido|Tramitar pedido|Confirmar pago|Suscribirse',
    },
  },
  {
    language: 'it',
    verb: 'first',
    yes: 'Sì|Sì a tutti|OK|Continua',
    no: 'No|No a tutti',
    delete: {
      verbs: 'Elimina',
      names: 'Cancella|Rimuovi|Svuota Cestino|Sposta nel Cestino',
      asks: 'desidera eliminare|vuoi eliminare|eliminare definitivamente|nel cestino',
    },
    send: { verbs: 'Invia', not: 'Invia a' },
    overwrite: {
      verbs: 'Sovrascrivi',
      names:
        'Sostituisci il file nella destinazione|Sostituisci i file nella destinazione|Sostituisci file esistente|Sostituisci il file esistente',
      answers: 'Sostituisci',
      asks: 'esiste già|già esistente|sostituirlo|sovrascrivere',
    },
    discard: {
      names: 'Non salvare|Ignora modifiche|Scarta|Scarta modifiche|Chiudi senza salvare|Esci senza salvare',
      asks: 'salvare le modifiche|salvare le modifiche apportate|vuoi salvare',
    },
    run: {
      names:
        'Esegui|Esegui comunque|Esegui come amministratore|Esegui macro|Abilita contenuto|Abilita macro|Attiva macro',
    },
    install: { verbs: 'Installa|Disinstalla' },
    pay: { verbs: 'Paga|Acquista|Compra', names: 'Effettua ordine|Conferma ordine|Conferma pagamento|Abbonati' },
  },
  {
    language: 'pt',
    verb: 'first',
    yes: 'Sim|Sim para Todos|Sim para Tudo|OK|Continuar',
    no: 'Não|Não para Todos|Não para Tudo',
    delete: {
      verbs: 'Excluir|Eliminar|Apagar',
      names: 'Remover|Esvaziar Lixeira|Esvaziar Reciclagem',
      asks: 'deseja excluir|excluir permanentemente|deseja eliminar|eliminar permanentemente|lixeira|para a reciclagem',
    },
    send: { verbs: 'Enviar', not: 'Enviar para' },
    overwrite: {
      verbs: 'Sobrescrever',
      names:
        'Substituir o arquivo no destino|Substituir os arquivos no destino|Substituir o ficheiro no destino|Substituir os ficheiros no destino|Substituir arquivo existente|Substituir ficheiro existente',
      answers: 'Substituir',
      asks: 'já existe|substituí-lo|sobrescrever',
    },
    discard: {
      verbs: 'Descartar',
      names: 'Não Salvar|Não Guardar|Fechar sem salvar|Fechar sem guardar|Sair sem salvar|Sair sem guardar',
      asks: 'salvar as alterações|guardar as alterações|salvar alterações|guardar alterações|deseja salvar|deseja guardar',
    },
    run: {
      names:
        'Executar|Executar assim mesmo|Executar mesmo assim|Executar como administrador|Executar macro|Habilitar Conteúdo|Ativar Conteúdo|Habilitar macros|Ativar macros',
    },
    install: { verbs: 'Instalar|Desinstalar' },
    pay: { verbs: 'Pagar|Comprar', names: 'Fazer pedido|Finalizar compra|Finalizar pedido|Confirmar pagamento' },
  },
  {
    language: 'ro',
    verb: 'first',
    yes: 'Da|Da pentru toate|Da la toate|OK|Continuare|Continuați',
    no: 'Nu|Nu pentru toate|Nu la toate',
    delete: {
      verbs: 'Ștergere|Ștergeți|Șterge',
      names: 'Eliminare|Golire Coș de reciclare|Goliți Coșul de reciclare',
      not: 'Ștergere formatare',
      asks: 'sigur ștergeți|să ștergeți|ștergeți definitiv|coșul de reciclare',
    },
    send: {
      verbs: 'Trimitere|Trimiteți|Trimite',
      not: 'Trimitere către|Trimite către|Trimitere în|Trimiteți către',
    },
    overwrite: {
      verbs: 'Suprascriere|Suprascrieți|Suprascrie',
      names: 'Înlocuiți fișierul din destinație|Înlocuire fișier în destinație|Înlocuire fișier existent',
      answers: 'Înlocuire|Înlocuiți|Înlocuiește',
      asks: 'există deja|îl înlocuiți|suprascri',
    },
    discard: {
      names:
        'Nu se salvează|Nu salva|Nu salvați|Fără salvare|Renunțare la modificări|Închidere fără salvare|Ieșire fără salvare',
      asks: 'salvați modificările|salvarea modificărilor|să salvați',
    },
    run: {
      names:
        'Executare|Rulare|Executați|Rulați|Executare oricum|Rulare oricum|Executare ca administrator|Rulare ca administrator|Rulare macrocomandă|Activare conținut|Activare macrocomenzi',
    },
    install: { verbs: 'Instalare|Instalați|Instalează|Dezinstalare|Dezinstalați' },
    pay: {
      verbs: 'Plătiți|Plătește|Cumpărați|Cumpără|Cumpărare',
      names: 'Plasați comanda|Plasează comanda',
    },
  },
];
