/** Short tables as they lie in offices, in the languages of each encoding, and an encoder made of the platform's decoder. */
import { decode } from "../../web/readers/encodings/tables.js";

const RUSSIAN = [
  "Фамилия;Имя;Возраст\nИванов;Пётр;34\nСмирнова;Ольга;28",
  "город,население,площадь\nМосква,12655050,2561\nКазань,1257391,425",
  "Товар;Цена;Количество;Сумма\nМолоко;89,90;12;1078,80\nХлеб;45;30;1350",
  "дата,температура,влажность,погода\n01.03.2024,-4,71,снег\n02.03.2024,1,80,дождь",
  "Отдел\tДолжность\tОклад\nПродажи\tМенеджер\t65000\nСклад\tКладовщик\t42000",
  "клиент,статус\n1,активен\n2,отказ\n3,активен",
  "ФИО;Дата рождения;Телефон\nКузнецов А. В.;12.05.1986;+7 901 000-00-00",
  "вид,длина,ширина\nокунь,23,7\nщука,41,9\nлещ,30,12",
  "Причина обращения,Диагноз,Исход\nкашель,бронхит,выздоровление\nболь в спине,остеохондроз,улучшение",
  "Номер счёта;Контрагент;НДС\n117;ООО «Ромашка»;20%",
  "id,пол\n1,муж\n2,жен\n3,жен",
  "Предмет,Оценка,Учитель\nАлгебра,4,Попова Н. И.\nФизика,5,Егоров Д. С.",
  "ГОРОД;УЛИЦА;ДОМ\nТУЛА;ЛЕНИНА;12\nОМСК;МИРА;7",
  "Материал,Плотность,Цвет\nдуб,0.69,коричневый\nсосна,0.52,светлый",
  "район,цена за метр,этаж,продано\nЦентральный,245000,5,да\nСеверный,139000,2,нет",
  "Отзыв,оценка\nОчень быстро доставили,5\nПришло с царапиной,2",
];

/** @type {Record<string, string[]>} */
export const TEXTS = {
  "gb18030": [
    "姓名,年龄,城市\n王芳,34,北京\n李伟,28,上海",
    "日期,温度,湿度,天气\n2024-03-01,12,45,晴\n2024-03-02,9,70,小雨",
    "产品名称,单价,数量,金额\n苹果,5.8,20,116\n香蕉,3.2,15,48",
    "客户编号,性别,是否流失\n1001,女,是\n1002,男,否",
    "部门\t职务\t工资\n销售部\t经理\t12000\n财务部\t会计\t8500",
    "订单号,收货地址,状态\n88013,浙江省杭州市西湖区文三路,已发货\n88014,四川省成都市武侯区,待付款",
    "区域,面积,楼层,总价\n朝阳区,89,12,650\n海淀区,76,5,720",
    "科目,成绩,是否及格\n数学,91,及格\n英语,58,不及格",
    "患者,血糖,血压,诊断\n甲,6.1,128,正常\n乙,9.4,151,糖尿病",
    "评论,评分\n物流很快，包装完好,5\n颜色和图片不一样,2",
    "供应商,合同金额,付款方式\n江苏恒瑞机械有限公司,350000,月结三十天",
    "品种,花瓣长,花瓣宽\n山鸢尾,1.4,0.2\n变色鸢尾,4.5,1.5",
    "列一,标签\n1,好\n2,坏\n3,好",
    "省份,人口（万）,生产总值（亿元）\n广东,12657,129118\n山东,10163,87435",
    "设备编号,振动,转速,故障类型\nA-01,0.32,1450,无\nA-02,1.87,1438,轴承磨损",
    "学号,姓名,专业\n20210001,欧阳靖,计算机科学与技术\n20210002,诸葛瑾,临床医学",
  ],
  "big5": [
    "姓名,年齡,城市\n陳怡君,34,臺北\n林志豪,28,高雄",
    "日期,溫度,濕度,天氣\n2024-03-01,19,75,陰\n2024-03-02,22,60,晴",
    "產品名稱,單價,數量,金額\n鳳梨酥,35,20,700\n高山茶,480,3,1440",
    "客戶編號,性別,是否流失\n1001,女,是\n1002,男,否",
    "部門\t職稱\t薪資\n業務部\t經理\t62000\n會計部\t專員\t38000",
    "訂單編號,收件地址,狀態\n88013,新北市板橋區文化路,已出貨\n88014,臺中市西屯區,待付款",
    "行政區,坪數,樓層,總價\n大安區,32,7,3200\n中和區,25,4,1280",
    "科目,分數,是否及格\n數學,91,及格\n英文,58,不及格",
    "病患,血糖,血壓,診斷\n甲,6.1,128,正常\n乙,9.4,151,糖尿病",
    "評論,評分\n出貨很快，包裝完整,5\n顏色與圖片不同,2",
    "供應商,合約金額,付款方式\n宏達機械股份有限公司,350000,月結三十天",
    "品種,花瓣長,花瓣寬\n山鳶尾,1.4,0.2\n變色鳶尾,4.5,1.5",
    "編號,標籤\n1,好\n2,壞\n3,好",
    "縣市,人口,面積\n桃園市,2272000,1221\n花蓮縣,318000,4629",
    "設備編號,震動,轉速,故障類型\nA-01,0.32,1450,無\nA-02,1.87,1438,軸承磨損",
    "學號,姓名,科系\n410001,歐陽靖,資訊工程學系\n410002,諸葛瑾,醫學系",
  ],
  "shift_jis": [
    "氏名,年齢,都道府県\n佐藤健太,34,東京都\n鈴木花子,28,大阪府",
    "日付,気温,湿度,天気\n2024/03/01,12,45,晴れ\n2024/03/02,9,70,雨",
    "商品名,単価,数量,金額\nりんご,120,20,2400\nバナナ,80,15,1200",
    "顧客番号,性別,解約\n1001,女,あり\n1002,男,なし",
    "部署\t役職\t給与\n営業部\t課長\t420000\n経理部\t主任\t310000",
    "注文番号,配送先住所,状態\n88013,神奈川県横浜市西区,発送済み\n88014,福岡市博多区,未入金",
    "物件,面積,築年数,家賃\nコーポ青葉,32,12,68000\nメゾン桜,45,3,95000",
    "科目,点数,合否\n数学,91,合格\n英語,58,不合格",
    "患者,血糖値,血圧,診断\nA,6.1,128,異常なし\nB,9.4,151,糖尿病",
    "口コミ,評価\nとても早く届きました。,5\n写真と色が違いました,2",
    "ﾃｽﾄ項目,ｾﾝｻｰ値,判定\nﾓｰﾀｰ,0.32,ﾖｼ\nﾎﾟﾝﾌﾟ,1.87,ﾌﾖｼ",
    "品種,花弁の長さ,花弁の幅\nセトサ,1.4,0.2\nバーシカラー,4.5,1.5",
    "番号,ラベル\n1,良\n2,不良\n3,良",
    "市区町村,人口,面積\n札幌市,1973000,1121\n仙台市,1096000,786",
    "設備,振動,回転数,故障の種類\nA-01,0.32,1450,なし\nA-02,1.87,1438,軸受の摩耗",
    "請求日,取引先,税込金額\n2024年4月30日,株式会社山本製作所,352000",
  ],
  "euc-kr": [
    "이름,나이,도시\n김민준,34,서울\n이서연,28,부산",
    "날짜,기온,습도,날씨\n2024-03-01,12,45,맑음\n2024-03-02,9,70,비",
    "상품명,단가,수량,금액\n사과,1200,20,24000\n바나나,800,15,12000",
    "고객번호,성별,해지여부\n1001,여,예\n1002,남,아니오",
    "부서\t직책\t급여\n영업부\t과장\t4200000\n회계부\t대리\t3500000",
    "주문번호,배송지,상태\n88013,서울특별시 강남구 테헤란로,발송완료\n88014,대전광역시 유성구,결제대기",
    "지역,면적,층,가격\n종로구,84,12,950000\n마포구,59,5,780000",
    "과목,점수,합격여부\n수학,91,합격\n영어,58,불합격",
    "환자,혈당,혈압,진단\n가,6.1,128,정상\n나,9.4,151,당뇨병",
    "후기,평점\n배송이 아주 빨라요,5\n사진과 색이 달라요,2",
    "공급업체,계약금액,결제조건\n한국정밀기계 주식회사,350000,월말 현금",
    "품종,꽃잎길이,꽃잎너비\n세토사,1.4,0.2\n버시컬러,4.5,1.5",
    "번호,라벨\n1,좋음\n2,나쁨\n3,좋음",
    "시도,인구,면적\n경기도,13600000,10199\n제주도,678000,1850",
    "설비,진동,회전수,고장유형\nA-01,0.32,1450,없음\nA-02,1.87,1438,베어링 마모",
    "학번,성명,전공\n20210001,박지훈,컴퓨터공학과\n20210002,최은영,간호학과",
  ],
  "windows-1252": [
    "Name;Größe;Stadt\nMüller;1,82;Köln\nJäger;1,75;München",
    "Straße,Hausnummer,Bewertung\nHauptstraße,5,gut\nGärtnerweg,12,mäßig",
    "prénom,âge,ville\nRené,34,Besançon\nHélène,28,Orléans",
    "Désignation;Quantité;Prix unitaire\nCrème fraîche;12;1,95 €\nPâté;4;3,20 €",
    "nombre,edad,año\nMuñoz,34,1990\nPeña,28,1996",
    "Categoría;Región;Ventas\nTelefonía;Aragón;1200\nInformática;Cataluña;3400",
    "nome,profissão,região\nJoão,técnico,São Paulo\nConceição,médica,Ceará",
    "Situação;Preço;Observações\nnão pago;120,50;três prestações",
    "città,qualità,perché\nForlì,buona,è vicina\nCefalù,così così,non c'è posto",
    "navn,årstall,kjønn\nBjørn,1990,mann\nÅse,1984,kvinne",
    "namn;ålder;kön\nGöran;34;man\nÅsa;28;kvinna",
    "Postnummer,Område,Grøn energi\n2100,Østerbro,ja\n8000,Århus,nej",
    "kaupunki,väkiluku,sää\nJyväskylä,145000,räntä\nHämeenlinna,68000,pilvistä",
    "Kunde;Kündigung;Gründe\n1;nein;–\n2;ja;zu teuer für ältere Geräte",
    "Temperatur (°C),Fläche (m²),Wärmebedarf\n21,5,120,hoch\n19,80,niedrig",
    "café,crédit,réponse\n1,oui,déjà client\n2,non,à rappeler",
    "id,naam,reactie\n1,Daniël,één dag te laat\n2,Zoë,geïnteresseerd",
  ],
  "windows-1250": [
    "imię,nazwisko,miasto\nŁukasz,Wiśniewski,Łódź\nŻaneta,Dąbrowska,Kraków",
    "Sprzedaż;Wartość;Ilość\nmasło;8,99;12\nśmietana;4,50;7",
    "jméno,příjmení,město\nJiří,Dvořák,Plzeň\nŠárka,Černá,Ostrava",
    "Číslo;Množství;Částka\n1;12;1 250 Kč\n2;3;480 Kč",
    "név,életkor,város\nGyőző,34,Győr\nEnikő,28,Szőlősgyörök",
    "Megnevezés;Mennyiség;Összeg\ntűző;3;1200 Ft\nfűrész;1;4500 Ft",
    "ime,prezime,grad\nŽeljko,Šarić,Čakovec\nĐurđa,Knežević,Požega",
    "meno,priezvisko,mesto\nĽuboš,Kováč,Žilina\nZdeňka,Ďurišová,Košice",
    "ulica,dzielnica,ocena\nDługa,Śródmieście,dobra\nPołudniowa,Mokotów,średnia",
    "rok,přírůstek,úbytek\n2021,120,95\n2022,131,88\nsoučet,251,183",
    "klient;odszedł;przyczyna\n1;tak;zbyt drogo\n2;nie;–\n3;tak;zła obsługa, długie oczekiwanie",
    "państwo,ludność\nWęgry,9600000\nSłowacja,5400000",
    "Település,Népesség,Terület\nSzékesfehérvár,94000,170\nHódmezővásárhely,43000,488",
    "škola,žáci,třídy\nZŠ Lipová,412,18\nGymnázium,530,17",
    "Judeţ vechi,oraş,populaţie\nBraşov,Făgăraş,26000\nIaşi,Paşcani,30000",
    "druh,délka,šířka\nkapr,41,12\nštika,63,9\npstruh,28,6",
  ],
  "windows-1251": [...RUSSIAN,
    "Прізвище;Ім'я;Місто\nШевченко;Олексій;Київ\nКовальчук;Їжакевич;Львів",
    "Град,Население\nСофия,1241675\nПловдив,346893\nВарна,334870",
  ],
  "koi8-r": RUSSIAN.map((text) => text.replace(/[«»]/g, '"')),
  "windows-1254": [
    "ad,soyad,şehir\nAyşe,Yılmaz,İstanbul\nOğuz,Çelik,Eskişehir",
    "Ürün;Fiyat;Miktar\nPeynir;89,90;3\nZeytinyağı;240;1",
    "tarih,sıcaklık,hava\n01.03.2024,12,güneşli\n02.03.2024,9,yağmurlu",
    "müşteri,cinsiyet,ayrıldı\n1,kadın,evet\n2,erkek,hayır",
    "Bölüm\tGörev\tMaaş\nSatış\tMüdür\t42000\nMuhasebe\tUzman\t31000",
    "sipariş no,adres,durum\n88013,Kadıköy Bağdat Caddesi,gönderildi\n88014,Çankaya,ödeme bekliyor",
    "ilçe,alan,kat,fiyat\nBeşiktaş,89,4,9500000\nÜsküdar,76,2,7200000",
    "ders,not,sonuç\nMatematik,91,geçti\nİngilizce,42,kaldı",
    "hasta,kan şekeri,tanı\nA,6.1,sağlıklı\nB,9.4,şeker hastalığı",
    "yorum,puan\nÇok hızlı geldi,5\nRengi farklı çıktı,2",
    "tedarikçi,tutar,ödeme\nYıldız Makine Sanayi A.Ş.,350000,30 gün",
    "tür,uzunluk,genişlik\nlevrek,32,9\nçipura,24,11\nkılıç balığı,180,30",
    "no,etiket\n1,iyi\n2,kötü\n3,iyi değil",
    "il,nüfus\nŞanlıurfa,2170110\nMuğla,1048185\nÇorum,524130",
    "cihaz,titreşim,arıza türü\nA-01,0.32,yok\nA-02,1.87,rulman aşınması",
  ],
};

const WIDE = [...TEXTS["gb18030"].slice(0, 4), ...TEXTS["big5"].slice(4, 7), ...TEXTS["shift_jis"].slice(7, 10), ...TEXTS["euc-kr"].slice(10, 13), ...RUSSIAN.slice(0, 3)];
TEXTS["utf-16le"] = WIDE;
TEXTS["utf-16be"] = WIDE;

/** Written after the scores were settled, and never used to settle them. @type {Record<string, string[]>} */
export const FRESH = {
  "gb18030": ["车型,排量,油耗\n轿车,1.5,6.2\n越野车,2.0,9.1", "员工,出勤天数,奖金\n张三,22,800\n李四,19,350", "菜名;辣度;好评率\n宫保鸡丁;2;96%\n麻婆豆腐;3;94%", "年级,身高,体重\n三年级,132,29\n五年级,143,38", "投诉类别,处理结果\n噪音扰民,已解决\n垃圾未清运,处理中", "树种,胸径,健康\n银杏,31,良\n槐树,44,差"],
  "big5": ["車型,排氣量,油耗\n轎車,1.5,6.2\n休旅車,2.0,9.1", "員工,出勤天數,獎金\n張小明,22,8000\n李小華,19,3500", "菜名;辣度;好評率\n三杯雞;1;96%\n麻婆豆腐;3;94%", "年級,身高,體重\n三年級,132,29\n五年級,143,38", "申訴類別,處理結果\n噪音,已解決\n垃圾未清運,處理中", "樹種,胸徑,健康\n銀杏,31,良\n榕樹,44,差"],
  "shift_jis": ["車種,排気量,燃費\nセダン,1.5,16.2\nミニバン,2.0,12.1", "社員,出勤日数,賞与\n渡辺,22,80000\n小林,19,35000", "料理;辛さ;満足度\nカレー;2;96%\nラーメン;1;94%", "学年,身長,体重\n三年生,132,29\n五年生,143,38", "苦情の種類,処理\n騒音,解決済み\nごみの収集漏れ,対応中", "樹種,胸高直径,健康\nいちょう,31,良\n杉,44,悪い"],
  "euc-kr": ["차종,배기량,연비\n승용차,1.5,16.2\n승합차,2.0,12.1", "직원,출근일수,상여금\n장동건,22,800000\n이영애,19,350000", "메뉴;매운맛;만족도\n비빔밥;2;96%\n김치찌개;3;94%", "학년,키,몸무게\n삼학년,132,29\n오학년,143,38", "민원종류,처리결과\n소음,해결\n쓰레기 미수거,처리중", "수종,흉고직경,건강\n은행나무,31,양호\n소나무,44,불량"],
  "windows-1252": ["Gerät;Störung;Häufigkeit\nKühlschrank;Tür;12\nHeizlüfter;Gehäuse;3", "élève,matière,moyenne\nZoé,géographie,14\nMaël,français,11", "Población;Extensión\nLogroño;79\nCáceres;1750", "município,população\nBraga,193000\nÉvora,53000", "föreställning,åskådare\nTrollflöjten,812\nNötknäpparen,790", "fiskeart,længde\nrødspætte,33\nål,61"],
  "windows-1250": ["województwo,powierzchnia\nśląskie,12333\nświętokrzyskie,11711", "zaměstnanec,docházka\nVeselý,22\nKučera,19", "étel;ár;értékelés\ngulyásleves;1900;jó\nfőzelék;1400;közepes", "vrsta,duljina\nšaran,41\nštuka,63", "spotreba,výkon,značka\n6,2,85,Škoda\n7,1,110,iná", "zażalenie,wynik\nhałas,załatwione\nśmieci,w toku"],
  "windows-1251": ["марка,расход,объём\nЛада,7.2,1.6\nВолга,11.5,2.4", "сотрудник,явка,премия\nЗайцев,22,8000\nЧерных,19,3500", "блюдо;острота;оценка\nхарчо;2;96%\nсолянка;1;94%", "класс,рост,вес\nтретий,132,29\nпятый,143,38", "жалоба,решение\nшум,решено\nмусор,в работе", "порода,диаметр\nлипа,31\nясень,44"],
  "koi8-r": ["марка,расход,объём\nЛада,7.2,1.6\nВолга,11.5,2.4", "сотрудник,явка,премия\nЗайцев,22,8000\nЧерных,19,3500", "блюдо;острота;оценка\nхарчо;2;96%\nсолянка;1;94%", "класс,рост,вес\nтретий,132,29\nпятый,143,38", "жалоба,решение\nшум,решено\nмусор,в работе", "порода,диаметр\nлипа,31\nясень,44"],
  "windows-1254": ["araç,yakıt,tüketim\nkamyonet,dizel,9.1\notomobil,benzinli,6.2\nçekici,dizel,28", "çalışan,gün,ikramiye\nDoğan,22,8000\nŞahin,19,3500", "yemek;acılık;beğeni\nmantı;1;96%\nçiğ köfte;3;94%", "sınıf,boy,ağırlık\nüçüncü,132,29\nbeşinci,143,38", "şikâyet,sonuç\ngürültü,çözüldü\nçöp,işlemde", "ağaç,çap\nıhlamur,31\ngürgen,44"],
  "utf-16le": ["车型,排量\n轿车,1.5\n越野车,2.0", "社員,出勤日数\n渡辺,22\n小林,19", "марка,расход\nЛада,7.2\nВолга,11.5"],
  "utf-16be": ["樹種,胸徑\n銀杏,31\n榕樹,44", "메뉴;매운맛\n비빔밥;2\n김치찌개;3", "жалоба,решение\nшум,решено\nмусор,в работе"],
};

/**
 * Text to bytes in an encoding that the platform can only decode; throws on a character that the encoding lacks.
 * @param {string} label
 * @returns {(text: string) => Uint8Array}
 */
export function encoderOf(label) {
  if (label.startsWith("utf-16")) {
    return (text) => Uint8Array.from([...Array(text.length * 2).keys()], (at) => (text.charCodeAt(at >> 1) >> ((at % 2 === 0) === (label === "utf-16le") ? 0 : 8)) & 255);
  }
  /** @type {Map<string, number[]>} */
  const table = new Map();
  const learn = (/** @type {number[]} */ bytes) => {
    const text = decode(label, new Uint8Array(bytes));
    if ([...text].length === 1 && text !== "\ufffd" && !table.has(text)) table.set(text, bytes);
  };
  for (let one = 0; one < 256; one += 1) learn([one]);
  if (["gb18030", "big5", "shift_jis", "euc-kr", "euc-jp"].includes(label)) {
    for (let lead = 0x81; lead < 0xff; lead += 1) for (let trail = 0x40; trail < 0xff; trail += 1) learn([lead, trail]);
  }
  return (text) => Uint8Array.from([...text].flatMap((character) => {
    const bytes = table.get(character);
    if (!bytes) throw new Error(`${label} lacks ${character}`);
    return bytes;
  }));
}

// What offices write in Shift_JIS, Unix systems write in EUC-JP.
TEXTS["euc-jp"] = TEXTS["shift_jis"];
