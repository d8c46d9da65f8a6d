/**
 * Small words that give a language away, and letters that only it has. Words
 * that Danish and English share ("for", "at", "i", "hi") are left out or stand
 * with the language in which they are far more common in this chat.
 */
export const smallWords = {
  da: `jeg du han hun vi de den det mig dig ham os jer dem min mit mine din dit dine sin hans hendes vores deres og eller men ikke nej ja jo hvis
    når hvor hvordan hvad hvem hvilken hvorfor hvornår er var har havde kan kunne skal skulle vil ville bliver blev må får fik gør
    gøre til fra på af om med uden efter ved under som der her så nu også kun bare lige meget mere mange noget nogen ingen alle hele anden andet andre ny
    nyt nye gammel gamle god godt hej tak goddag farvel morgen dag igen aldrig altid mor far kone mand barn børn hjælp hjælpe
    virker prøver prøvet glemt mistet skriver siger står kommer finde finder får søge bestille spærret kode koden telefon telefonen mobil
    mangler bruge bruger logge bor skifte ændre udløbet læge penge brev post kort kortet siden ringe sgu gider vil ka ikk ik æh hva hvo bli ve te ska
    kører taler tale menneske bibliotek biblioteket åbner åbent lukker en et ud op ned ind selv hedder blevet været hos mellem hver min fordi fordi at i`,
  en: `i you he she we they it me him her us them my your his our their mine and or but not no yes if when where how what who which why is are was were am
    be been have has had can could should would will wont dont doesnt didnt cant do does did get got make to from on of about with without after by under
    as there here so now also only just very more many some any none all the a an this that these those new old good hi hello hey thanks thank please bye
    again never always mother father wife husband child children help works work working tried forgot forgotten lost says say find need want use using
    live change expired doctor money letter card phone code password locked login log sign app for at out up down into really im ive its ill whats speak talk human
    person someone open close moved moving applying apply order book look need where's`,
  de: `ich du er sie wir ihr es mich dich uns mein meine meinen dein ihre und oder aber nicht nein ja wenn wo wie was wer welche warum wann ist sind war
    habe hat hatte kann können könnte muss soll sollte will möchte werde wird zu von auf mit ohne nach bei unter als hier so jetzt auch nur sehr mehr
    viele etwas kein keine alle ein eine einen der die das den dem des neu neue alt gut hallo danke bitte guten tag tschüss wieder nie immer hilfe
    brauche geht funktioniert vergessen verloren finde suche bekomme wohne ändern handy passwort karte brief geld arzt sprechen jemand im am zum zur`,
  pl: `ja ty on ona my oni mnie mi ci nas mój moja moje twój i lub albo ale nie tak jeśli gdzie jak co kto który dlaczego kiedy jest są był była mam ma
    miałem mogę może można muszę powinienem chcę będę do od na z ze bez po przy pod jako tu tutaj teraz też tylko bardzo więcej dużo coś żaden wszystko nowy
    nowa nowe stary dobry cześć dzień dobry dziękuję dzięki proszę znowu nigdy zawsze pomoc pomocy potrzebuję pomóc działa zapomniałem zapomniałam zgubiłem
    znaleźć zmienić hasło telefon karta list pieniądze lekarz rozmawiać się czy moge dziekuje prosze pomoz chce mieszkam kod w o mówić`,
  tr: `ben sen o biz siz onlar beni bana sana benim senin bizim ve veya ama değil hayır evet eğer nerede nasıl ne kim hangi neden niçin zaman var
    yok olan oldu olarak için ile kadar sonra bu şu burada şimdi de da sadece çok daha biraz bir hiç hepsi yeni eski iyi merhaba selam teşekkürler teşekkür ederim
    lütfen tekrar asla her yardım lazım istiyorum çalışmıyor unuttum kaybettim bulamıyorum nereden değiştirmek şifre şifremi telefon kart mektup para doktor
    konuşmak mı mi mu yardim lutfen tesekkurler degil nasil icin sifre edebilir misiniz miyim gerekiyor almak istiyorum merhabalar günaydın`,
} as const;

/** Letters that speak for a language. */
export const ownLetters: readonly (readonly [RegExp, keyof typeof smallWords, number])[] = [
  [/[æøå]/, 'da', 2],
  [/[ąęłńśźż]/, 'pl', 2],
  [/[şğıİ]/, 'tr', 2],
  [/ç/, 'tr', 1],
  [/ß/, 'de', 2],
  [/[üä]/, 'de', 0.7],
  [/[üö]/, 'tr', 0.5],
];

/** Endings and clusters, for words that are in no list. */
export const shapes: readonly (readonly [RegExp, keyof typeof smallWords, number])[] = [
  [/(erne|ene|elsen|eren|erne|hed|eligt|lig|igt|ende|kort|kortet|kode|tj|hj|kv|sk|gt|øj|ej|nd|sj)$|^(hv|bj|fj|hj|kn|sn|sp|stj|sk|for|tils|und|af|op)/, 'da', 0.35],
  [/(ing|tion|ght|ed|ly|ment|ness|ould|ship|able|th|ck|ee|ea|ey)$|^(wh|th|sh|qu|wr|un|pre|re)|(ough|ea|oo|tch|w)/, 'en', 0.35],
  [/(ung|keit|heit|lich|isch|chen|cht|tsch|ierung)$|^(sch|ge|ver|zu)|(sch|cht|pf|tz)/, 'de', 0.4],
  [/(ować|ość|cie|ego|emu|ych|ymi|wać|nie|ski|cki)$|(cz|sz|rz|dz|ść|ie)/, 'pl', 0.4],
  [/(lar|ler|iyor|ıyor|uyor|mak|mek|dım|dim|lık|lik|siniz|ınız)$/, 'tr', 0.5],
];
